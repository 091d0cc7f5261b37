# The verbs developers type. `make` alone builds build/anju.
.PHONY: all bench fuzz fmt shape dist soak
all:
	@[ -f build/build.ninja ] || meson setup build --buildtype=release -Dtests=false >/dev/null
	@ninja --quiet -C build anju
shape:
	@tool/shape --sizes
bench: all
	@bench/run $(ROWS)
fuzz:
	@tool/fuzz $(TARGET) $(SECONDS)
dist: all
	@git archive --prefix=anju-$$(build/anju version | cut -d' ' -f2)/ -o build/anju.tar.gz HEAD
	@echo build/anju.tar.gz
soak: all
	@test/kill build/anju --rounds $(or $(ROUNDS),200)
