"""PowerShell: what the scripts of `powershell/*/before` become, character for character.

No interpreter runs them here, so none of these rewrites is called safe.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

SCRIPTS = sorted(path for path in (Path(__file__).parent / "powershell").iterdir() if path.is_dir())
_PARAMETERS = "grant_type=client_credentials&scope=openid,AdobeID,read_organizations"
_ADDRESS = "https://ims-na1.adobelogin.com/ims/{path}"


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_whole_scripts(script: Path) -> None:
    """Request, feed, parameters and callers change together, comments and layout stay."""
    result = rewrite(_files(script / "before"))
    assert result.files == _files(script / "after")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_second_time_changes_nothing(script: Path) -> None:
    """What came out is left alone."""
    after = _files(script / "after")
    assert rewrite(after).files == after


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_never_safe(script: Path) -> None:
    """Nothing is written without `--unsafe`, and the caution says why."""
    plan = rewrite(_files(script / "before"), unsafe=False).plan
    assert not [change.path for change in plan.files if change.path.endswith((".ps1", ".psm1"))]
    assert any("no PowerShell has run this rewrite" in one.reason for one in plan.withdrawn)


def _both(before: str, after: str) -> None:
    check_rewritten(
        before.format(address=_ADDRESS.format(path="exchange/jwt")),
        after.format(address=_ADDRESS.format(path="token/v3")),
        "token.ps1",
    )


def test_a_form_becomes_a_body() -> None:
    """`-Form` sends multipart, `-Body` urlencodes a table."""
    _both(
        "$r = irm -Method Post -Uri {address} -Form @{{ client_id = $i; client_secret = $s; jwt_token = $t }}\n",
        "$r = irm -Method Post -Uri {address} -Body @{{ client_id = $i; client_secret = $s; "
        "grant_type = 'client_credentials'; scope = 'openid,AdobeID,read_organizations' }}\n",
    )


def test_json_becomes_a_table() -> None:
    """The table was only made JSON for the request; its content type follows."""
    _both(
        "$body = @{{ client_id = $i; client_secret = $s; jwt_token = $t }} | ConvertTo-Json\n"
        "Invoke-RestMethod {address} -Method Post -Body $body -ContentType 'application/json'\n",
        "$body = @{{ client_id = $i; client_secret = $s; grant_type = 'client_credentials'; "
        "scope = 'openid,AdobeID,read_organizations' }}\n"
        "Invoke-RestMethod {address} -Method Post -Body $body -ContentType 'application/x-www-form-urlencoded'\n",
    )


def test_a_format_loses_its_argument() -> None:
    """`-f` fills the places by number; the last one goes with its value."""
    send = "irm {address} -Method Post -Body $body\n"
    _both(
        "$body = 'client_id={{0}}&client_secret={{1}}&jwt_token={{2}}' -f $i, $s, $t\n" + send,
        f"$body = 'client_id={{{{0}}}}&client_secret={{{{1}}}}&{_PARAMETERS}' -f $i, $s\n" + send,
    )


def test_names_differ_in_case_alone() -> None:
    """`$ClientSecret` and `$clientsecret` are one variable, which the request still needs."""
    _both(
        "function Get-T($ClientId, $ClientSecret, $Jwt) {{\n"
        '    irm {address} -Method Post -Body "client_id=$clientid&client_secret=$clientsecret&jwt_token=$jwt"\n}}\n'
        "Get-T $a $b $c\n",
        "function Get-T($ClientId, $ClientSecret) {{\n"
        '    irm {address} -Method Post -Body "client_id=$clientid&client_secret=$clientsecret&'
        f'{_PARAMETERS}"\n}}}}\n'
        "Get-T $a $b\n",
    )


def test_other_sign_ins_stay() -> None:
    """A certificate that signs something else is nobody's leftover."""
    check_kept(
        "$cert = Get-Item Cert:\\CurrentUser\\My\\$Thumbprint\nSet-AuthenticodeSignature .\\x.ps1 -Certificate $cert\n",
        "sign.ps1",
    )


def test_nesting_out_of_proportion() -> None:
    """A script whose brackets never end is read in bounded depth, and left alone."""
    deep = "(" * 5000 + ")" * 5000
    check_kept(f"$x = {deep}\n$y = 'ims/exchange/jwt'\n", "deep.ps1")
    check_kept('$x = "' + "$(" * 3000 + '"\n', "holes.ps1")
