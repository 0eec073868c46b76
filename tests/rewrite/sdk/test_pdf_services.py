"""PDF Services in Python: from the key's builder to that of client ID and secret."""

from __future__ import annotations

from tests.rewrite.harness import check_kept, check_rewritten, rewrite


def test_file_becomes_environment() -> None:
    """The new builder reads no file: client ID and secret come from the variables that Adobe's samples use."""
    check_rewritten(
        r"""
        import logging
        import os.path

        from adobe.pdfservices.operation.auth.credentials import Credentials
        from adobe.pdfservices.operation.execution_context import ExecutionContext

        base_path = os.path.dirname(os.path.abspath(__file__))
        credentials = Credentials.service_account_credentials_builder() \
            .from_file(base_path + "/pdfservices-api-credentials.json") \
            .build()
        context = ExecutionContext.create(credentials)
        """,
        r"""
        import logging
        import os.path

        from adobe.pdfservices.operation.auth.credentials import Credentials
        from adobe.pdfservices.operation.execution_context import ExecutionContext

        credentials = Credentials.service_principal_credentials_builder() \
            .with_client_id(os.environ["PDF_SERVICES_CLIENT_ID"]) \
            .with_client_secret(os.environ["PDF_SERVICES_CLIENT_SECRET"]) \
            .build()
        context = ExecutionContext.create(credentials)
        """,
        "create.py",
    )


def test_missing_import_comes() -> None:
    """`os` is imported where it stands in order."""
    check_rewritten(
        """
        import logging
        from adobe.pdfservices.operation.auth.credentials import Credentials

        credentials = Credentials.service_account_credentials_builder().from_file("c.json").build()
        """,
        """
        import logging
        import os
        from adobe.pdfservices.operation.auth.credentials import Credentials

        credentials = Credentials.service_principal_credentials_builder().with_client_id(os.environ["PDF_SERVICES_CLIENT_ID"]).with_client_secret(os.environ["PDF_SERVICES_CLIENT_SECRET"]).build()
        """,  # noqa: E501 - as it is written
        "create.py",
    )


def test_steps_of_the_key_go() -> None:
    """The program's own client ID and secret stay; key, organisation and account go with what read them."""
    check_rewritten(
        """
        from adobe.pdfservices.operation.auth.credentials import Credentials
        from settings import load

        settings = load()
        with open(settings.key_path) as handle:
            private_key = handle.read()
        credentials = (
            Credentials.service_account_credentials_builder()
            .with_client_id(settings.client_id)
            .with_client_secret(settings.client_secret)
            .with_organization_id(settings.org)
            .with_account_id(settings.account)
            .with_private_key(private_key)
            .build()
        )
        """,
        """
        from adobe.pdfservices.operation.auth.credentials import Credentials
        from settings import load

        settings = load()
        credentials = (
            Credentials.service_principal_credentials_builder()
            .with_client_id(settings.client_id)
            .with_client_secret(settings.client_secret)
            .build()
        )
        """,
        "create.py",
    )


def test_builder_in_pieces_is_told() -> None:
    """A builder that is kept in a variable is not followed, and a reader is told where."""
    result = rewrite(
        {
            "create.py": """
                from adobe.pdfservices.operation.auth.credentials import Credentials

                builder = Credentials.service_account_credentials_builder()
                builder.from_file("c.json")
                """
        }
    )
    assert "create.py:4 calls from_file on a builder that is not followed" in " ".join(
        one.instruction for one in result.plan.rewrites.values()
    )
    assert set(result.dispositions().values()) == {"unsafe"}


def test_new_builder_is_kept() -> None:
    """Nothing to do."""
    check_kept(
        "from adobe.pdfservices.operation.auth.credentials import Credentials\n\n"
        'credentials = Credentials.service_principal_credentials_builder().with_client_id("4a1c").build()\n',
        "create.py",
    )


def test_beta_package_is_replaced() -> None:
    """The beta never got the new builder: manifests take the package that did, and a reader is told of its names."""
    result = rewrite(
        {
            "extract.py": "from adobe.pdfservices.operation.auth.credentials import Credentials\n\n"
            'credentials = Credentials.service_account_credentials_builder().from_file("c.json").build()\n',
            "requirements.txt": "pdfservices_extract_sdk==1.0.0b1\n",
            "requirements/dev.txt": "pdfservices-extract-sdk[test]\n",
        }
    )
    assert result.files["requirements.txt"] == "pdfservices-sdk==2.3.1\n"
    assert result.files["requirements/dev.txt"] == "pdfservices-sdk[test]>=2.3.1,<3\n"
    assert "PDFElementType" in " ".join(one.instruction for one in result.plan.rewrites.values())


_OLD_FILE = """
{
  "client_credentials": {
    "client_id": "5f1c0a7be94d4c2f8a3b6d90e12f7c44",
    "client_secret": "YOUR-SECRET"
  },
  "service_account_credentials": {
    "organization_id": "0123456789ABCDEF0A495C99@AdobeOrg",
    "account_id": "89ABCDEF012345670A495C98@techacct.adobe.com",
    "private_key_file": "private.key"
  }
}
"""
_READS = r"""
import os

from adobe.pdfservices.operation.auth.credentials import Credentials

HERE = os.path.dirname(os.path.abspath(__file__))


def credentials(path=os.path.join(HERE, "pdf.json")):
    return Credentials.service_account_credentials_builder() \
        .from_file(path) \
        .build()
"""
_READS_AFTER = r"""
import json
import os

from adobe.pdfservices.operation.auth.credentials import Credentials

HERE = os.path.dirname(os.path.abspath(__file__))


def credentials(path=os.path.join(HERE, "pdf.json")):
    with open(path, encoding="utf-8") as file:
        client = json.load(file)["client_credentials"]
    return Credentials.service_principal_credentials_builder() \
        .with_client_id(client["client_id"]) \
        .with_client_secret(client["client_secret"]) \
        .build()
"""


def test_a_file_of_the_tree_is_read_on() -> None:
    """Whoever runs the program gives it nothing new; the sections of the file that the key needed count no more."""
    result = rewrite({"convert.py": _READS, "pdf.json": _OLD_FILE}, unsafe=False)
    assert result.files["convert.py"] == _READS_AFTER.lstrip("\n")
    assert rewrite(result.files, unsafe=False).plan.files == ()
    assert rewrite(rewrite({"convert.py": _READS, "pdf.json": _OLD_FILE}).files).plan.files == ()


def test_a_file_that_may_be_another_one_is_not_read_on() -> None:
    """What no binding names, and what holds no client secret, is no file to read from."""
    unknown = _READS.replace('path=os.path.join(HERE, "pdf.json")', "path")
    empty = _OLD_FILE.replace("YOUR-SECRET", "")
    for program, file in ((unknown, _OLD_FILE), (_READS, empty), (_READS.replace("pdf.json", "a.json"), _OLD_FILE)):
        after = rewrite({"convert.py": program, "pdf.json": file}).files["convert.py"]
        assert '.with_client_id(os.environ["PDF_SERVICES_CLIENT_ID"])' in after
        assert "json.load" not in after
