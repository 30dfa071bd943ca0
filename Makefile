# Aliases; ./run and ./test need no make.
.PHONY: run test lock
run:
	./run
test:
	./test
lock:
	for name in requirements requirements-dev requirements-node; do .venv/bin/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url --no-header $$name.in -o $$name.txt; done
