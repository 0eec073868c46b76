"""PDF Services: the builder of the credentials, its links, and the manifest beside it."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import check_kept, check_rewritten, rewrite

JAVASCRIPT = """
const PDFServicesSdk = require('@adobe/pdfservices-node-sdk');

// The credentials of the service
const credentials = PDFServicesSdk.Credentials
  .serviceAccountCredentialsBuilder()
  .fromFile("pdfservices-api-credentials.json")
  .build();
const context = PDFServicesSdk.ExecutionContext.create(credentials);
"""
JAVASCRIPT_AFTER = """
const PDFServicesSdk = require('@adobe/pdfservices-node-sdk');

// The credentials of the service
const credentials = PDFServicesSdk.Credentials
  .servicePrincipalCredentialsBuilder()
  .withClientId(process.env.PDF_SERVICES_CLIENT_ID)
  .withClientSecret(process.env.PDF_SERVICES_CLIENT_SECRET)
  .build();
const context = PDFServicesSdk.ExecutionContext.create(credentials);
"""
EXPLICIT = """
import fs from 'fs';
import { Credentials } from '@adobe/pdfservices-node-sdk';

const key = fs.readFileSync('private.key').toString();
export const credentials = Credentials.serviceAccountCredentialsBuilder()
  .withClientId(process.env.CLIENT_ID)
  .withClientSecret(process.env.CLIENT_SECRET)
  .withPrivateKey(key)
  .withOrganizationId(process.env.ORG_ID)
  .withAccountId(process.env.ACCOUNT_ID)
  .build();
"""
EXPLICIT_AFTER = """
import { Credentials } from '@adobe/pdfservices-node-sdk';

export const credentials = Credentials.servicePrincipalCredentialsBuilder()
  .withClientId(process.env.CLIENT_ID)
  .withClientSecret(process.env.CLIENT_SECRET)
  .build();
"""
JAVA = """
import com.adobe.pdfservices.operation.auth.Credentials;

class Create {
    Credentials credentials() throws Exception {
        return Credentials.serviceAccountCredentialsBuilder().fromFile("pdfservices-api-credentials.json").build();
    }
}
"""
JAVA_AFTER = """
import com.adobe.pdfservices.operation.auth.Credentials;

class Create {
    Credentials credentials() throws Exception {
        return Credentials.servicePrincipalCredentialsBuilder()\
.withClientId(System.getenv("PDF_SERVICES_CLIENT_ID"))\
.withClientSecret(System.getenv("PDF_SERVICES_CLIENT_SECRET")).build();
    }
}
"""
CSHARP = """
using Adobe.PDFServicesSDK.auth;

class Program
{
    static Credentials Make()
    {
        return Credentials.ServiceAccountCredentialsBuilder()
            .FromFile("pdfservices-api-credentials.json")
            .Build();
    }
}
"""
CSHARP_AFTER = """
using Adobe.PDFServicesSDK.auth;

class Program
{
    static Credentials Make()
    {
        return Credentials.ServicePrincipalCredentialsBuilder()
            .WithClientId(System.Environment.GetEnvironmentVariable("PDF_SERVICES_CLIENT_ID"))
            .WithClientSecret(System.Environment.GetEnvironmentVariable("PDF_SERVICES_CLIENT_SECRET"))
            .Build();
    }
}
"""


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("create.js", JAVASCRIPT, JAVASCRIPT_AFTER),
        ("create.mjs", EXPLICIT, EXPLICIT_AFTER),
        ("Create.java", JAVA, JAVA_AFTER),
        ("Program.cs", CSHARP, CSHARP_AFTER),
    ],
)
def test_the_builder_takes_id_and_secret(path: str, before: str, after: str) -> None:
    """No file, no key, no account; what was given already stays as it is."""
    result = check_rewritten(before, after, path)
    assert "sdk-usage" in result.dispositions()


def test_only_what_ran_is_safe() -> None:
    """Explicit values in Node change nothing to be supplied; a file, or a library that was not run, needs a look."""
    assert set(rewrite({"create.mjs": EXPLICIT}).dispositions().values()) == {"safe"}
    for path, text in (("create.js", JAVASCRIPT), ("Create.java", JAVA), ("Program.cs", CSHARP)):
        assert set(rewrite({path: text}).dispositions().values()) == {"unsafe"}


def test_the_older_node_package_is_replaced() -> None:
    """Import and dependency get the name of the package that goes on; the API has to be compared."""
    result = rewrite(
        {
            "package.json": '{"dependencies": {"@adobe/documentservices-pdftools-node-sdk": "1.3.1"}}\n',
            "a.js": """
                const Sdk = require('@adobe/documentservices-pdftools-node-sdk');
                const c = Sdk.Credentials.serviceAccountCredentialsBuilder().fromFile('tools.json').build();
            """,
        }
    )
    assert result.files["package.json"] == '{"dependencies": {"@adobe/pdfservices-node-sdk": "3.4.2"}}\n'
    assert "require('@adobe/pdfservices-node-sdk')" in result.files["a.js"]
    assert "servicePrincipalCredentialsBuilder().withClientId(" in result.files["a.js"]
    assert result.dispositions()["sdk-usage"] == "unsafe"


POM = """
<project>
  <properties><sdk.version>2.2.2</sdk.version></properties>
  <dependencies>
    <dependency>
      <groupId>com.adobe.documentservices</groupId>
      <artifactId>pdfservices-sdk</artifactId>
      <version>${sdk.version}</version>
    </dependency>
  </dependencies>
</project>
"""


@pytest.mark.parametrize(
    ("manifest", "before", "code", "old", "new"),
    [
        ("package.json", '{"dependencies": {"@adobe/pdfservices-node-sdk": "^2.1.0"}}', JAVASCRIPT, "^2.1.0", "^3.4.2"),
        ("package.json", '{"dependencies": {"@adobe/pdfservices-node-sdk": "latest"}}', JAVASCRIPT, "latest", "^3.4.2"),
        ("package.json", '{"dependencies": {"@adobe/pdfservices-node-sdk": "3.2.0"}}', JAVASCRIPT, "3.2.0", "3.4.2"),
        ("pom.xml", POM, JAVA, "2.2.2", "3.4.0"),
        ("build.gradle", "implementation 'com.adobe.documentservices:pdfservices-sdk:3.3.0'\n", JAVA, "3.3.0", "3.4.0"),
        (
            "build.gradle",
            "implementation 'com.adobe.documentservices:pdftools-sdk:1.3.0'\n",
            JAVA,
            "pdftools-sdk:1.3.0",
            "pdfservices-sdk:3.4.0",
        ),
        (
            "a.csproj",
            '<Project><PackageReference Include="Adobe.PDFServicesSDK" Version="2.2.1" /></Project>',
            CSHARP,
            "2.2.1",
            "3.4.0",
        ),
    ],
)
def test_the_manifest_moves_with_the_call(manifest: str, before: str, code: str, old: str, new: str) -> None:
    """The smallest version that knows the new builder and keeps the rest of the API, in the form of the old one."""
    name = {"package.json": "create.js", "a.csproj": "Program.cs"}.get(manifest, "Create.java")
    result = rewrite({manifest: before, name: code})
    assert result.files[manifest] == dedent(before).lstrip("\n").replace(old, new)
    again = rewrite(result.files)
    assert again.plan.files == ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("create.js", JAVASCRIPT_AFTER),
        ("Create.java", JAVA_AFTER),
        ("Program.cs", CSHARP_AFTER),
        ("own.js", "const make = require('./credentials');\nmake.serviceAccountBuilder().fromFile('x').build();\n"),
    ],
)
def test_what_signs_in_already_stays(path: str, text: str) -> None:
    """The new builder, and somebody else's, are left alone."""
    check_kept(text, path)


def test_a_builder_filled_in_steps_is_left_whole() -> None:
    """Where the chain is not one expression nothing is written, and the place is named."""
    text = """
        const sdk = require('@adobe/pdfservices-node-sdk');
        const builder = sdk.Credentials.serviceAccountCredentialsBuilder();
        if (local) builder.fromFile('pdfservices-api-credentials.json');
        const credentials = builder.build();
    """
    result = rewrite({"a.js": text})
    assert result.plan.files == ()
    assert "a.js:2" in result.plan.withdrawn[0].reason


def test_a_check_for_the_file_goes_with_it() -> None:
    """The program would refuse to start once the credentials file is deleted, as it should be."""
    before = """
        const fs = require('fs');
        const path = require('path');
        const { Credentials } = require('@adobe/pdfservices-node-sdk');

        const file = path.join(__dirname, 'pdfservices-api-credentials.json');
        if (!fs.existsSync(file)) {
          throw new Error(`no credentials at ${file}`);
        }
        module.exports = Credentials.serviceAccountCredentialsBuilder().fromFile(file).build();
    """
    after = """
        const { Credentials } = require('@adobe/pdfservices-node-sdk');

        module.exports = Credentials.servicePrincipalCredentialsBuilder()\
.withClientId(process.env.PDF_SERVICES_CLIENT_ID)\
.withClientSecret(process.env.PDF_SERVICES_CLIENT_SECRET).build();
    """
    check_rewritten(before, after, "credentials.js")
