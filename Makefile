# Dos órdenes hacen todo lo demás: make publicar y make probar. «make» a secas las explica.
PYTHON ?= python3
ENTORNO ?= .venv
BIN := $(ENTORNO)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
AGENDAS := $(patsubst %/agenda.yaml,%,$(sort $(wildcard agendas/*/*/agenda.yaml)))
TRABAJADORES ?= 2
CATALOGO := priorizacion/cli/catalogo/es/LC_MESSAGES/priorizacion

.PHONY: ayuda publicar probar revisar-casa bancos servir catalogo candados limpiar

ayuda:
	@echo "make publicar      prepara todo, prioriza lo que haya cambiado y construye el sitio"
	@echo "make probar        prepara todo, navegador incluido, y corre las pruebas"
	@echo "make servir        muestra el sitio en esta máquina y lo rehace si algo cambia"
	@echo "make revisar-casa  estilo, formato, tipos y contratos entre cuartos"
	@echo "make bancos        mide tiempos y memoria (no decide nada)"
	@echo "make catalogo      compila las frases en español de la línea de comandos"
	@echo "make candados      vuelve a fijar las versiones de requisitos*.txt"
	@echo "make limpiar       borra el entorno y lo generado"

publicar: $(ENTORNO)/.publicar
	@# 3 es «reglas inviables, probado»: también es una respuesta y también se publica
	@$(BIN)/priorizacion priorizar --si-cambio $(AGENDAS) || test $$? -eq 3
	@$(BIN)/priorizacion publicar

probar: revisar-casa
	@bash .ci/hoja-de-calculo
	@NAVEGADOR="$$(bash .ci/navegador)" && export NAVEGADOR && \
		VNU="$$(ENTORNO=$(ENTORNO) bash .ci/vnu)" && export VNU && \
		$(BIN)/python -m pytest -v -n $(TRABAJADORES) --dist loadscope $(PRUEBAS)

revisar-casa: $(ENTORNO)/.pruebas
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bancos: $(ENTORNO)/.pruebas
	@for banco in $(sort $(filter-out bancos/_%,$(wildcard bancos/*.py))); do \
		echo "— $$banco"; $(BIN)/python $$banco; \
	done

servir: $(ENTORNO)/.publicar
	@$(BIN)/priorizacion servir

catalogo: $(ENTORNO)/.publicar
	@$(BIN)/pybabel -q compile -l es -i $(CATALOGO).po -o $(CATALOGO).mo

# Sin servidor, sin rutas y con huellas: lo que se instala es lo que se probó.
CANDADO = $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header \
	--no-annotate --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--no-emit-options --extra construccion
candados: $(ENTORNO)/.pruebas
	@$(PIP) install pip-tools
	@$(CANDADO) $(ACTUALIZAR) --output-file requisitos.txt pyproject.toml
	@$(CANDADO) $(ACTUALIZAR) --extra pruebas --constraint requisitos.txt \
		--output-file requisitos-pruebas.txt pyproject.toml

limpiar:
	rm -rf $(ENTORNO) site .construccion sitio/contenido/territorios

$(ENTORNO)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Hace falta Python 3.11 o más reciente. Pruebe: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv $(ENTORNO) || \
		{ rm -rf $(ENTORNO); \
		echo "No se pudo crear el entorno. En Debian: apt-get install python3-venv" >&2; exit 1; }

$(ENTORNO)/.publicar: requisitos.txt pyproject.toml | $(ENTORNO)/bin/python
	@test -e $(ENTORNO)/.pruebas || { echo "Se instalan las dependencias fijadas…"; \
		$(PIP) install --require-hashes -r requisitos.txt; }
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(ENTORNO)/.pruebas: requisitos-pruebas.txt pyproject.toml | $(ENTORNO)/bin/python
	@echo "Se instalan las dependencias fijadas, las de prueba incluidas…"
	@$(PIP) install --require-hashes -r requisitos-pruebas.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(ENTORNO)/.publicar
