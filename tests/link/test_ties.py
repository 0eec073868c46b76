"""What files show of each other, and how near they are."""

from __future__ import annotations

import pytest

from migrator.link.summary import FileSummary, Named
from migrator.link.ties import ties
from migrator.link.tree import common_folder, in_container, nearest, project_root, upward
from migrator.rules.common.family import family
from migrator.rules.common.names import squash

KEY = Named("server.key", 1, "server.key")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("token.py", ""),
        ("src/auth/token.py", ""),
        (".github/workflows/ci.yml", ""),
        ("config/keys/private.key", ""),
        ("loyalty/token.py", "loyalty"),
        ("loyalty/src/deep/token.py", "loyalty"),
        ("packages/loyalty/src/token.ts", "packages/loyalty"),
        ("packages/token.ts", ""),
        ("services/apps/loyalty/main.go", "services/apps/loyalty"),
        ("python/token.py", ""),
    ],
)
def test_project_of_a_file(path: str, expected: str) -> None:
    """Folders that divide a project by purpose or language name none; children of containers do."""
    assert project_root(path) == expected


def test_container_is_a_folder_of_projects() -> None:
    """Only children of such folders count as projects of a monorepo."""
    assert in_container("services/loyalty/main.py")
    assert not in_container("loyalty/main.py")
    assert not in_container("services/main.py")


def test_common_folder_and_way_up() -> None:
    """The deepest folder above all files, and the folders above a folder."""
    assert common_folder(["a/b/c.py", "a/b/d/e.py"]) == "a/b"
    assert common_folder(["a/b/c.py", "ab/c.py"]) == ""
    assert common_folder(["a/b/c.py"]) == "a/b"
    assert common_folder([]) == ""
    assert list(upward("a/b")) == ["a/b", "a", ""]


def test_nearest_shares_the_longest_way() -> None:
    """The candidate with the longest common way wins, then the least deep; the file itself never does."""
    candidates = ["a/.env", ".env", "a/b/.env", "z/.env", "a/b/c.py"]
    assert nearest("a/b/c.py", candidates) == ["a/b/.env"]
    assert nearest("q/c.py", ["z/.env", ".env"]) == [".env"]
    assert nearest("q/c.py", []) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("CLIENT_ID", ""),
        ("ADOBE_PRIVATE_KEY", ""),
        ("PROD_ADOBE_ORG_ID", ""),
        ("LOYALTY_CLIENT_ID", "loyalty"),
        ("ACME_LOYALTY_ADOBE_PRIVATE_KEY_PATH", "acmeloyalty"),
        ("AIO_ims_contexts_loyalty_client__id", "loyalty"),
        ("loyalty.adobe.metaScopes", "loyalty"),
    ],
)
def test_family_of_a_name(name: str, expected: str) -> None:
    """What any integration may use has no family."""
    assert family(squash(name)) == expected


def file(path: str, **names: tuple[str, ...]) -> FileSummary:
    """A summary with names at line 1."""

    def named(*written: str) -> tuple[Named, ...]:
        return tuple(Named(squash(one), 1, one) for one in written)

    return FileSummary(
        path,
        defines=named(*names.get("defines", ())),
        references=named(*names.get("references", ())),
        imports=names.get("imports", ()),
        mentions=tuple(Named(one, 1, one) for one in names.get("mentions", ())),
    )


def tied(*files: FileSummary) -> set[tuple[str, str, str]]:
    """Holder, target and kind of the ties between some files."""
    return {(tie.holder, tie.target, tie.kind) for tie in ties({one.path: one for one in files})}


@pytest.mark.parametrize(
    ("holder", "module", "target"),
    [
        ("app/main.py", "app.ims.token", "app/ims/token.py"),
        ("app/main.py", "app.ims.token.get", "app/ims/token.py"),
        ("app/main.py", ".token", "app/token.py"),
        ("app/main.py", "app.ims", "app/ims/__init__.py"),
        ("src/a.js", "./config", "src/config.js"),
        ("src/a.js", "../lib/config.js", "lib/config.js"),
        ("src/a.ts", "@/ims/token", "src/ims/token.ts"),
        ("src/a.js", "./ims", "src/ims/index.js"),
        ("src/main/java/A.java", "com.acme.Ims", "src/main/java/com/acme/Ims.java"),
        ("a.php", "lib/ims.php", "lib/ims.php"),
        ("token.py", "settings", "settings.py"),
    ],
)
def test_imports_find_their_files(holder: str, module: str, target: str) -> None:
    """Modules are found by their segments from the end, in the spellings of several languages."""
    assert (holder, target, "import") in tied(file(holder, imports=(module,)), file(target))


@pytest.mark.parametrize(
    ("holder", "module", "target"),
    [
        ("services/a/main.py", "config", "services/b/config.py"),
        ("services/a/main.js", "./config", "services/b/config.js"),
        ("a/main.py", "jwt", "vendor/jwt/other.py"),
        ("a/main.py", "requests", "b/requests.py"),
    ],
)
def test_module_of_one_word_stays_near(holder: str, module: str, target: str) -> None:
    """A short name does not reach into another project."""
    assert tied(file(holder, imports=(module,)), file(target)) == set()


def test_file_is_found_by_its_folders_else_nearby() -> None:
    """A path fits by its folders; a bare or outside path means the nearest namesake of the project."""
    near, far = file("services/a/keys/private.key"), file("services/b/keys/private.key")
    assert tied(file("services/a/x.yml", mentions=("keys/private.key",)), near, far) == {
        ("services/a/x.yml", near.path, "file")
    }
    assert tied(file("services/a/x.yml", mentions=("/run/secrets/private.key",)), near, far) == {
        ("services/a/x.yml", near.path, "file")
    }
    assert tied(file("services/c/x.yml", mentions=("private.key",)), near, far) == set()


def test_common_name_comes_from_the_own_project_or_the_root() -> None:
    """`CLIENT_ID` of two services does not tie them; a root environment serves those that have none."""
    a_env, a, b = (
        file("services/a/.env", defines=("CLIENT_ID",)),
        file("services/a/x.js", references=("CLIENT_ID",)),
        file("services/b/x.js", references=("CLIENT_ID",)),
    )
    root = file(".env", defines=("CLIENT_ID",))
    assert tied(a_env, a, b) == {(a.path, a_env.path, "key")}
    assert tied(a_env, a, b, root) == {(a.path, a_env.path, "key"), (b.path, root.path, "key")}


def test_peculiar_name_ties_all_its_files() -> None:
    """`LOYALTY_PRIVATE_KEY` is one thing wherever it stands."""
    files = (
        file(".github/workflows/a.yml", defines=("LOYALTY_PRIVATE_KEY",)),
        file("deploy/values.yml", defines=("LOYALTY_PRIVATE_KEY",)),
        file("x/token.js", references=("LOYALTY_PRIVATE_KEY",)),
    )
    hub = ".github/workflows/a.yml"
    assert tied(*files) == {("deploy/values.yml", hub, "key"), ("x/token.js", hub, "key")}


def test_sections_of_a_configuration_tie_only_with_code_that_looks_them_up() -> None:
    """Two workflows with the same input of an action have nothing to do with each other."""
    two = (file("a.yml", defines=("with.clientId",)), file("b.yml", defines=("with.clientId",)))
    assert tied(*two) == set()
    assert tied(*two[:1], file("a.js", references=("with.clientId",))) == {("a.js", "a.yml", "key")}


def test_name_that_everybody_has_ties_nobody() -> None:
    """A name in more files than one integration has is no tie."""
    assert tied(*(file(f"x{number}.js", references=("LOYALTY_CLIENT_ID",)) for number in range(100))) == set()


def test_an_import_of_a_package_of_go() -> None:
    """A package is a folder: each of its files is what the import names, but its tests."""
    files = [FileSummary(path) for path in ("adobe/client.go", "adobe/client_test.go", "adobe/token.go", "web/web.go")]
    main = FileSummary("cmd/stockd/main.go", imports=("log", "example.org/stockd/adobe"))
    found = {(tie.holder, tie.target) for tie in ties({one.path: one for one in (main, *files)})}
    assert found == {("cmd/stockd/main.go", "adobe/client.go"), ("cmd/stockd/main.go", "adobe/token.go")}


def test_the_file_of_a_key_that_is_not_there() -> None:
    """Those who name a key of its own name share it; names that anybody's key has tie nobody."""
    program = FileSummary("src/ims.cs", mentions=(Named("certs/umapi.pfx", 9, "certs/umapi.pfx"), KEY))
    pipeline = FileSummary("azure-pipelines.yml", mentions=(Named("umapi.pfx", 4, "umapi.pfx"), KEY))
    found = {(tie.holder, tie.target, tie.what) for tie in ties({one.path: one for one in (program, pipeline)})}
    assert found == {
        ("src/ims.cs", "azure-pipelines.yml", "certs/umapi.pfx"),
        ("azure-pipelines.yml", "src/ims.cs", "umapi.pfx"),
    }
