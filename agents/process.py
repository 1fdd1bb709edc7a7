"""What a process must be told before its numeric libraries start: one thread each, no SVML."""

import os

# Runs fill the cores, so a library's own threads would only fight over them. SVML replaces the
# compiler's logarithms and exponentials by others, present on some machines and absent on others.
SETTINGS = {
    "NUMBA_DISABLE_INTEL_SVML": "1",
    "NUMBA_NUM_THREADS": "1",
    "POLARS_MAX_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}

os.environ.update(SETTINGS)
