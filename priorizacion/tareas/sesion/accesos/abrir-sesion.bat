@echo off
chcp 65001 >nul
set "PROGRAMA="
for %%D in ("%~dp0." "%~dp0.." "%~dp0..\.." "%~dp0..\..\..") do if exist "%%~D\.venv\Scripts\priorizacion.exe" set "PROGRAMA=%%~D\.venv\Scripts\priorizacion.exe"
if not defined PROGRAMA for %%P in (priorizacion.exe) do if not "%%~$PATH:P"=="" set "PROGRAMA=%%~$PATH:P"
if not defined PROGRAMA if exist "@PROGRAMA@" set "PROGRAMA=@PROGRAMA@"
if defined PROGRAMA ("%PROGRAMA%" secretaria "%~dp0.") else (echo No se encontro el programa priorizacion en este computador. Pida a quien lo instalo que lo ponga de nuevo.)
pause
