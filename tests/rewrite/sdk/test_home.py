"""An SDK's own source in the tree: as its repository has it, or as a vendored copy."""

from __future__ import annotations

from tests.rewrite.harness import rewrite

BUILDER = """from adobe.pdfservices.operation.auth.service_account_credentials import ServiceAccountCredentials


class Credentials:
    @staticmethod
    def service_account_credentials_builder():
        return ServiceAccountCredentials.Builder()
"""
PROGRAM = """from adobe.pdfservices.operation.auth.credentials import Credentials

credentials = (
    Credentials.service_account_credentials_builder()
    .from_file("pdfservices-api-credentials.json")
    .build()
)
"""
OWN = "vendor/adobe/pdfservices/operation"


def test_the_package_itself_keeps_its_names() -> None:
    """Its module would be imported under a name that no file of the tree has."""
    package = {f"{OWN}/__init__.py": "", f"{OWN}/auth/credentials.py": BUILDER}
    result = rewrite(package)
    assert result.plan.files == ()


def test_a_program_beside_its_own_copy_is_told_of_it() -> None:
    """The call moves, and a look is asked for: the copy has to move as well."""
    result = rewrite({f"{OWN}/__init__.py": "", f"{OWN}/auth/credentials.py": BUILDER, "extract.py": PROGRAM})
    assert "extract.py" in [change.path for change in result.plan.files]
    assert any(f"{OWN} is a copy of" in note for note in result.plan.notes)


def test_a_folder_of_the_name_that_is_no_package_is_a_program() -> None:
    """`jobs/launchpy/` may hold scripts that use launchpy."""
    script = "import launchpy\nlaunchpy.configure(org_id=o, tech_id=t, secret=s, path_to_key='k', client_id=c)\n"
    result = rewrite({"jobs/launchpy/run.py": script})
    assert [change.path for change in result.plan.files] == ["jobs/launchpy/run.py"]
    assert not any("is a copy of" in note for note in result.plan.notes)
