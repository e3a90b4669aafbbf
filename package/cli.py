"""The command line of a checkout that is installed to be worked on: cli.py beside this folder."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

_spec = spec_from_file_location(__name__, Path(__file__).parents[1] / "cli.py")
assert _spec and _spec.loader
_module = sys.modules[__name__] = module_from_spec(_spec)
_spec.loader.exec_module(_module)
