"""Manifests take the first version that signs in with OAuth and keeps the rest of the API."""

from __future__ import annotations

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("requirements.txt", "requests\naepp==0.2.7  # reports\n", "requests\naepp==0.3.14  # reports\n"),
        ("requirements.txt", "aepp>=0.2,<0.3\n", "aepp>=0.3.14,<0.4\n"),
        ("requirements/base.txt", "umapi-client ~= 2.17\n", "umapi-client ~= 3.0.1\n"),
        (
            "requirements.txt",
            "launchpy[extra]<0.4 ; python_version > '3.8'\n",
            "launchpy[extra]>=0.4.6,<0.5 ; python_version > '3.8'\n",
        ),
        (
            "pyproject.toml",
            '[project]\ndependencies = [\n  "aepp==0.2.7",\n]\n',
            '[project]\ndependencies = [\n  "aepp==0.3.14",\n]\n',
        ),
        (
            "pyproject.toml",
            '[tool.poetry.dependencies]\numapi-client = "^2.17"\n',
            '[tool.poetry.dependencies]\numapi-client = "^3.0.1"\n',
        ),
        (
            "pyproject.toml",
            '[tool.poetry.dependencies]\naepp = {version = "0.2.7"}\n',
            '[tool.poetry.dependencies]\naepp = {version = "0.3.14"}\n',
        ),
        ("Pipfile", '[packages]\naepp = "==0.2.7"\n', '[packages]\naepp = "==0.3.14"\n'),
        (
            "setup.cfg",
            "[options]\ninstall_requires =\n    aepp==0.2.7\n    requests\n",
            "[options]\ninstall_requires =\n    aepp==0.3.14\n    requests\n",
        ),
        (
            "setup.py",
            'from setuptools import setup\n\nsetup(install_requires=["aepp==0.2.7"])\n',
            'from setuptools import setup\n\nsetup(install_requires=["aepp==0.3.14"])\n',
        ),
        (
            "environment.yml",
            "name: reports\ndependencies:\n  - python=3.10\n  - pip:\n      - aepp==0.2.7\n",
            "name: reports\ndependencies:\n  - python=3.10\n  - pip:\n      - aepp==0.3.14\n",
        ),
        (
            "environment.yml",
            "name: reports\ndependencies:\n  - aepp=0.2.7\n",
            "name: reports\ndependencies:\n  - aepp=0.3.14\n",
        ),
        (
            "Dockerfile",
            "FROM python:3.10\nRUN pip install aepp==0.2.7 requests\n",
            "FROM python:3.10\nRUN pip install aepp==0.3.14 requests\n",
        ),
    ],
)
def test_manifests_of_every_kind(path: str, before: str, after: str) -> None:
    """The constraint keeps its form: exact stays exact, a caret stays a caret, a range stays a range."""
    result = check_rewritten(before, after, path)
    assert set(result.dispositions().values()) == {"safe"}


@pytest.mark.parametrize(
    "text", ["aepp>=0.4.0\n", "umapi-client==3.0.1\n", "aepp @ git+https://github.com/adobe/aepp\n"]
)
def test_what_signs_in_with_oauth_is_kept(text: str) -> None:
    """Versions that know OAuth, and what no version can be told of."""
    check_kept(text, "requirements.txt")


def test_breaking_version_waits_for_the_code() -> None:
    """umapi-client 3 has other arguments: its pin stays while code that is not followed uses the old ones."""
    files = {
        "sync.py": "import umapi_client\n\nfrom conf import credentials\n\n"
        "connect = lambda: umapi_client.Connection(org_id='D4B@AdobeOrg', auth_dict=credentials())\n",
        "requirements.txt": "umapi-client==2.22\n",
    }
    assert rewrite(files).plan.files == ()


def test_manifest_without_a_version_gets_the_range_that_keeps_the_api() -> None:
    """PDF Services 4 has another API; what was not pinned would install it."""
    result = rewrite(
        {
            "jobs/create.py": "from adobe.pdfservices.operation.auth.credentials import Credentials\n\n"
            'credentials = Credentials.service_account_credentials_builder().from_file("c.json").build()\n',
            "requirements.txt": "pdfservices-sdk\n",
        }
    )
    assert result.files["requirements.txt"] == "pdfservices-sdk>=2.3.1,<3\n"


def test_hashes_of_the_old_package_are_told() -> None:
    """Pip would refuse the new version: the manifest changes, and is not called safe."""
    text = "aepp==0.2.7 \\\n    --hash=sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0\n"
    result = rewrite({"requirements.txt": text})
    rewritten = next(iter(result.plan.rewrites.values()))
    assert result.files["requirements.txt"].startswith("aepp==0.3.14")
    assert rewritten.disposition.value == "unsafe"
    assert "requirements.txt holds the hashes of packages" in rewritten.instruction


def test_each_of_several_install_commands() -> None:
    """The same words twice in a file are two places."""
    check_rewritten(
        "FROM python:3.10 AS test\nRUN pip install aepp==0.2.7\nFROM python:3.10\nRUN pip install aepp==0.2.7\n",
        "FROM python:3.10 AS test\nRUN pip install aepp==0.3.14\nFROM python:3.10\nRUN pip install aepp==0.3.14\n",
        "Dockerfile",
    )
