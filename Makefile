# Everything is done by installer/bootstrap.py, which needs Python 3.11 or newer and nothing else.
# On Windows, without make: py -m installer.bootstrap run (or test, setup, ...).

PYTHON ?= $(firstword $(foreach name,python3.11 python3 python3.12 python3.13 python3.14,$(shell command -v $(name))))

.PHONY: run test setup check tidy bench screenshots faults acceptance lock

run test setup check tidy bench screenshots faults acceptance lock:
	@$(or $(PYTHON),$(error Coachkluis needs Python 3.11 or newer: install it first)) -m installer.bootstrap $@
