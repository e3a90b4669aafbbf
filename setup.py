"""What setup.cfg cannot say: cli.py is part of the package, and a build begins without an earlier one's."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildPackages(build_py):
    """Build from what is there now, the command line within the package."""

    def find_package_modules(self, package: str, package_dir: str) -> list[tuple[str, str, str]]:
        """Return the modules of a package; the outermost has cli.py itself, not what leads to it."""
        found: list[tuple[str, str, str]] = super().find_package_modules(package, package_dir)
        if package != "conceptgraph":
            return found
        return [*(each for each in found if each[1] != "cli"), (package, "cli", "cli.py")]

    def run(self) -> None:
        """Build; a module that was deleted since an earlier build does not come along."""
        if not self.editable_mode:
            shutil.rmtree(Path(self.build_lib) / "conceptgraph", ignore_errors=True)
        super().run()


setup(cmdclass={"build_py": BuildPackages})
