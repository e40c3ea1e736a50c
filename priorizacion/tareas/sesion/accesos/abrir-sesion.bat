@echo off
chcp 65001 >nul
set "PROGRAMA="
for %%D in ("%~dp0." "%~dp0.." "%~dp0..\.." "%~dp0..\..\..") do if exist "%%~D\.venv\Scripts\priorizacion.exe" set "PROGRAMA=%%~D\.venv\Scripts\priorizacion.exe"
if not defined PROGRAMA for %%P in (priorizacion.exe) do if not "%%~$PATH:P"=="" set "PROGRAMA=%%~$PATH:P"
if defined PROGRAMA ("%PROGRAMA%" secretaria "%~dp0.") else (echo No se encontro el programa priorizacion en este computador. Pida que lo instalen como dice el LEAME.)
pause
