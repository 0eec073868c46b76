"""Shell scripts sign in after their rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.behaviour.stage import Key, Program, run_after, run_before

if TYPE_CHECKING:
    from pathlib import Path

LAUNCH = "IMS=https://ims-na1.adobelogin.com\nORG={org}\nAPI_KEY={id}\nAPI_SECRET={secret}\n"
GITLAB = """import subprocess, sys, yaml
file = yaml.safe_load(open('.gitlab-ci.yml'))
job = file['deploy']
lines = [f"{name}={value!r}" for name, value in file['variables'].items()]
lines += ['set -e', *job.get('before_script', []), *job['script']]
sys.exit(subprocess.run(['bash', '-c', '\\n'.join(lines)]).returncode)
"""
"""What a runner does with the job."""
ACTIONS = """import subprocess, sys, yaml
flow = yaml.safe_load(open('.github/workflows/publish.yml'))
lines = ['export GITHUB_ENV=$PWD/.handed', ': > $GITHUB_ENV', 'set -e']
lines += [f"export {name}={value!r}" for name, value in flow['env'].items()]
for step in flow['jobs']['publish']['steps']:
    if 'uses' not in step:
        lines += [f'export {name}="$LAUNCH_PRIVATE_KEY"' for name in step.get('env', {})]
        lines += ['(', step['run'].rstrip(), ')', 'set -a; . $GITHUB_ENV; set +a']
sys.exit(subprocess.run(['bash', '-c', '\\n'.join(lines)]).returncode)
"""
CIRCLE = """import re, subprocess, sys, yaml
job = yaml.safe_load(open('.circleci/config.yml'))['jobs']['publish']
lines = ['export BASH_ENV=$PWD/.handed', ': > $BASH_ENV', 'set -e']
lines += [f"export {name}={value!r}" for name, value in job['environment'].items()]
for step in job['steps']:
    if 'run' in step:
        command = step['run'] if isinstance(step['run'], str) else step['run']['command']
        lines += ['(', re.sub(r'\\\\<<', '<<', command).rstrip(), ')', '. $BASH_ENV']
sys.exit(subprocess.run(['bash', '-c', '\\n'.join(lines)]).returncode)
"""
JENKINS = """import os, re, subprocess, sys
text = open('Jenkinsfile').read()
given = {**os.environ, 'IMS': re.search("IMS = '(.*?)'", text)[1]}
for match in re.finditer(r"sh '''(.*?)'''|sh '([^'\\n]*)'", text, re.S):
    script = (match[1] if match[1] is not None else match[2]).replace('\\\\\\\\', '\\\\')
    done = subprocess.run(['bash', '-c', script], env=given)
    if done.returncode:
        sys.exit(done.returncode)
"""
CRON_JOB = """import os, subprocess, sys, yaml
spec = yaml.safe_load(open('cronjob.yaml'))['spec']['jobTemplate']['spec']['template']['spec']
one = spec['containers'][0]
given = {**{variable['name']: variable['value'] for variable in one['env']}, **os.environ}
sys.exit(subprocess.run([*one['command'], *one['args']], env=given).returncode)
"""
AZURE = """import os, re, subprocess, sys, yaml
flow = yaml.safe_load(open('azure-pipelines.yml'))
values = dict(os.environ) | {one['name']: one['value'] for one in flow['variables'] if 'name' in one}
def filled(text):
    return re.sub(r'\\$\\((?:adobeKey\\.)?(\\w+)\\)', lambda match: values.get(match[1], match[0]), text)
for step in flow['steps']:
    if 'bash' in step:
        given = {**os.environ, **{name: filled(value) for name, value in step.get('env', {}).items()}}
        done = subprocess.run(['bash', '-c', filled(step['bash'])], env=given, capture_output=True, text=True)
        print(done.stdout, done.stderr)
        if done.returncode:
            sys.exit(done.returncode)
        for match in re.finditer(r'##vso\\[task.setvariable variable=(\\w+)[^\\]]*\\](.*)', done.stdout):
            values[match[1]] = match[2]
"""
OUTPUTS = """import os, re, subprocess, sys, yaml
flow = yaml.safe_load(open('.github/workflows/publish.yml'))
values = {f'secrets.{name}': value for name, value in os.environ.items()}
def filled(text):
    return re.sub(r'\\$\\{\\{\\s*([\\w.]+)\\s*\\}\\}', lambda match: values.get(match[1], ''), text)
for step in flow['jobs']['publish']['steps']:
    if 'run' in step:
        open('.outputs', 'w').close()
        given = {**os.environ, **{name: filled(value) for name, value in step.get('env', {}).items()}}
        given['GITHUB_OUTPUT'] = '.outputs'
        done = subprocess.run(['bash', '-e', '-c', filled(step['run'])], env=given)
        if done.returncode:
            sys.exit(done.returncode)
        for line in open('.outputs'):
            name, _, value = line.strip().partition('=')
            values[f"steps.{step['id']}.outputs.{name}"] = value
"""

PROGRAMS = (
    Program(  # claims that are only shown, and a key in a file that nothing reads
        "shell/shown-claims",
        ("bash", "queues.sh"),
        edits={
            "settings.json": {
                "6f5e4d3c2b1a09f8e7d6c5b4a3928170": "{id}",
                "SECRET": "{secret}",
                "6E7F8091A2B3C4D50A495C81@AdobeOrg": "{org}",
                "91A2B3C46E7F80D50A495C82@techacct.adobe.com": "{account}",
                "KEY": "{line}",
            }
        },
    ),
    Program(  # a script of another language prints the assertion, of variables that are set in a third file
        "shell/node-signer",
        ("bash", "tags.sh"),
        env={"TAGS_CLIENT": "{id}", "TAGS_SECRET": "{secret}"},
        old_supply={"tags.key": "{pem}"},
        edits={
            "settings.sh": {
                "6F7081A2B3C4D5E60A495C81@AdobeOrg": "{org}",
                "A3C4D5E66F7081920A495C82@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # the parameters stood in the address that curl was given
        "shell/query-address",
        ("bash", "offers.sh"),
        env={"OFFERS_ID": "{id}", "OFFERS_SECRET": "{secret}"},
        old_env={"OFFERS_ORG": "{org}", "OFFERS_ACCOUNT": "{account}", "OFFERS_KEY": "{key}"},
    ),
    Program(
        "shell/aep-ingest",
        ("bash", "ingest.sh"),
        env={
            "IMS_HOST": "ims-na1.adobelogin.com",
            "API_KEY": "{id}",
            "CLIENT_SECRET": "{secret}",
            "IMS_ORG": "{org}",
        },
        old_env={
            "TECHNICAL_ACCOUNT_ID": "{account}",
            "PRIVATE_KEY_FILE": "{key}",
            "METASCOPE": "ent_dataservices_sdk",
        },
    ),
    Program(
        "shell/cm-status",
        ("bash", "cm-status"),
        env={"CM_CLIENT_ID": "{id}", "CM_CLIENT_SECRET": "{secret}", "CM_ORG_ID": "{org}"},
        old_env={"CM_TECH_ACCOUNT_ID": "{account}"},
        old_supply={".cm/private.key": "{pem}"},
    ),
    Program(
        "shell/user-report",
        ("sh", "report.sh"),
        env={"UMAPI_SECRET": "{secret}"},
        old_env={"UMAPI_KEY": "{key}"},
        edits={
            "adobe.conf": {
                "1A2B3C4D5E6F70810A495C66@AdobeOrg": "{org}",
                "c0ffee5f1c0a7be94d4c2f8a3b6d90e1": "{id}",
                "6F7081921A2B3C4D0A495C67@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # long options in a `case`
        "shell/options-form",
        ("bash", "get-token.sh", "--client-id", "{id}", "--org", "{org}"),
        old_command=(
            *("bash", "get-token.sh", "--client-id", "{id}", "--org", "{org}"),
            *("--account", "{account}", "--key", "{key}"),
        ),
        env={"ADOBE_CLIENT_SECRET": "{secret}"},
    ),
    Program(  # options that curl reads from a file
        "shell/curl-config",
        ("sh", "fetch-token"),
        env={"ADOBE_CONF": "./launch.conf"},
        supply={"launch.conf": LAUNCH},
        old_supply={"launch.conf": f"{LAUNCH}ACCOUNT={{account}}\nKEYFILE={{key}}\n"},
    ),
    Program(  # options that an array collects
        "shell/curl-array",
        ("bash", "adobe.sh", "-v"),
        old_command=("bash", "adobe.sh", "-v", "-k", "{key}"),
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}", "ORG": "{org}"},
        old_env={"TECHNICAL_ACCOUNT": "{account}"},
        supply={"adobe.rc": "# empty\n"},
    ),
    Program(  # arguments of functions by their number
        "shell/functions-args",
        ("bash", "export.sh"),
        env={"AEP_CLIENT": "{id}", "AEP_SECRET": "{secret}", "AEP_ORG": "{org}"},
        old_env={"AEP_ACCOUNT": "{account}", "AEP_KEY": "{key}"},
    ),
    Program(  # a recipe, and the rule that made the assertion for it
        "shell/makefile",
        ("make", "token"),
        env={"AA_CLIENT_ID": "{id}", "AA_CLIENT_SECRET": "{secret}", "AA_ORG_ID": "{org}"},
        old_env={"AA_TECHNICAL_ACCOUNT_ID": "{account}", "PRIVATE_KEY": "{key}"},
    ),
    Program(  # files that hand the parts of the assertion on
        "shell/temp-files",
        ("sh", "adobe-login"),
        old_supply={"private.key": "{pem}"},
        edits={
            "adobe.conf": {
                "client_secret=": "client_secret={secret}",
                "12AB34CD56EF78900A495C51@AdobeOrg": "{org}",
                "12ab34cd56ef78901234567890abcdef": "{id}",
                "56EF789012AB34CD0A495C52@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(  # an associative array, and a function that looks its entries up by name
        "shell/cja-report",
        ("bash", "report.sh"),
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT_ID": "{account}", "ADOBE_PRIVATE_KEY_FILE": "{key}"},
    ),
    Program(  # items of a script, some of which go
        "shell/gitlab-ci",
        ("python", "run-job.py"),
        supply={"run-job.py": GITLAB},
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECHNICAL_ACCOUNT": "{account}", "ADOBE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # steps of a workflow, one of which goes
        "shell/actions-steps",
        ("python", "run-flow.py"),
        supply={"run-flow.py": ACTIONS},
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}", "ORG": "{org}"},
        old_env={"ACCOUNT": "{account}", "LAUNCH_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # arguments by position, some of which go
        "shell/positions",
        ("bash", "run.sh"),
        env={"AEP_CLIENT_ID": "{id}", "AEP_CLIENT_SECRET": "{secret}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # letters of `getopts`, and a body that `printf` makes
        "shell/getopts",
        ("bash", "aa-export", "-c", "{id}", "-o", "{org}", "-v"),
        old_command=("bash", "aa-export", "-c", "{id}", "-o", "{org}", "-v", "-t", "{account}", "-k", "{key}"),
        env={"AA_CLIENT_SECRET": "{secret}"},
    ),
    Program(  # steps in files of their own, which a pattern finds
        "shell/numbered-steps",
        ("bash", "run-all.sh"),
        env={"API_KEY": "{id}", "API_SECRET": "{secret}", "ORG_ID": "{org}"},
        old_env={"ACCOUNT_ID": "{account}"},
        old_supply={"private.key": "{pem}"},
    ),
    Program(  # macros of make that sign
        "shell/make-macros",
        ("make", "-s", "token"),
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}", "ORG_ID": "{org}"},
        old_env={"TECH_ID": "{account}", "KEY": "{key}"},
    ),
    Program(  # heredocs as CircleCI wants them
        "shell/circleci",
        ("python", "run-job.py"),
        supply={"run-job.py": CIRCLE},
        env={"ADOBE_CLIENT_ID": "{id}", "ADOBE_CLIENT_SECRET": "{secret}", "ADOBE_ORG_ID": "{org}"},
        old_env={"ADOBE_TECH_ACCOUNT": "{account}", "ADOBE_PRIVATE_KEY_B64": "{base64}"},
    ),
    Program(  # claims in a template that is filled from exported variables
        "shell/claims-template",
        ("bash", "umapi.sh"),
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}"},
        old_env={"TECH_ACCT": "{account}", "PRIVATE_KEY": "{pem}", "IMS_ORG": "{org}"},
    ),
    Program(  # a library, an image and a service that is handed a secret
        "shell/docker-entry",
        ("bash", "entrypoint.sh"),
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}", "ORG_ID": "{org}"},
        old_env={"TECHNICAL_ACCOUNT_ID": "{account}", "PRIVATE_KEY_PATH": "{key}"},
    ),
    Program(  # a step of Jenkins, and one that reads what it left
        "shell/jenkins",
        ("python", "run-steps.py"),
        supply={"run-steps.py": JENKINS},
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}", "ORG_ID": "{org}"},
        old_env={"TECH_ACCOUNT_ID": "{account}", "PRIVATE_KEY_FILE": "{key}"},
    ),
    Program(  # the arguments of a container
        "shell/cron-job",
        ("python", "run-container.py"),
        supply={"run-container.py": CRON_JOB},
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}", "ORG": "{org}"},
        old_env={"TECH_ACCOUNT": "{account}", "KEY_FILE": "{key}"},
    ),
    Program(  # a variable that one step of Azure sets for the next, and the other way
        "shell/azure-pipeline",
        ("python", "run-steps.py"),
        supply={"run-steps.py": AZURE},
        env={"orgId": "{org}", "clientId": "{id}", "clientSecret": "{secret}"},
        old_env={"technicalAccountId": "{account}", "secureFilePath": "{key}"},
    ),
    Program(  # outputs of steps, in expressions that are filled in before a shell reads them
        "shell/actions-outputs",
        ("python", "run-flow.py"),
        supply={"run-flow.py": OUTPUTS},
        env={"CLIENT_ID": "{id}", "CLIENT_SECRET": "{secret}", "ORG": "{org}"},
        old_env={"ACCOUNT": "{account}", "ADOBE_PRIVATE_KEY": "{pem}"},
    ),
    Program(  # a token that is kept in a file
        "shell/cron-cache",
        ("bash", "ims-token.sh"),
        env={"IMS_CLIENT_ID": "{id}", "IMS_CLIENT_SECRET": "{secret}"},
        old_env={"IMS_TA_ID": "{account}", "IMS_PRIVATE_KEY_FILE": "{key}", "IMS_ORG_ID": "{org}"},
    ),
    Program(  # a loop over tenants that passes over those without a key
        "shell/tenants",
        ("bash", "fetch-all.sh"),
        env={"SECRET_ACME": "{secret}"},
        old_supply={"keys/acme.pem": "{pem}"},
    ),
    Program(  # a function that asks, and a heredoc that writes down what it was told
        "shell/asks",
        ("sh", "setup.sh"),
        supply={".config/adobe/credentials": "CLIENT_ID={id}\nCLIENT_SECRET={secret}\n"},
        old_supply={
            ".config/adobe/credentials": "CLIENT_ID={id}\nCLIENT_SECRET={secret}\nORG_ID={org}\n"
            "TECH_ACCT={account}\nKEY_FILE={key}\n"
        },
    ),
    Program(  # functions of another file ask for variables by their names, a loop for those that a text lists
        "shell/asked-elsewhere",
        ("bash", "datasets.sh"),
        env={"DATASET_CLIENT": "{id}", "DATASET_SECRET": "{secret}", "DATASET_ORG": "{org}", "SANDBOX_NAME": "prod"},
        old_env={"DATASET_ACCOUNT": "{account}", "DATASET_KEY_FILE": "{key}"},
    ),
    Program(  # `getopt` with long options, and a help text with defaults
        "shell/getopt-long",
        ("bash", "cja-token.sh", "-c", "{id}", "--secret", "{secret}", "-o", "{org}"),
        old_command=(
            *("bash", "cja-token.sh", "-c", "{id}", "--secret", "{secret}", "-o", "{org}"),
            *("-t", "{account}", "--key", "{key}"),
        ),
    ),
    Program(  # arguments as pairs that fill an associative array
        "shell/word-pairs",
        ("bash", "users", "--client-id={id}", "--org={org}"),
        old_command=("bash", "users", "--client-id={id}", "--org={org}", "--account={account}", "--key={key}"),
        env={"UM_SECRET": "{secret}"},
    ),
    Program(  # a function that only wrote the key, and a trap that took it away
        "shell/key-function",
        ("bash", "deploy.sh"),
        env={"DEPLOY_CLIENT": "{id}", "DEPLOY_SECRET": "{secret}", "DEPLOY_ORG": "{org}"},
        old_env={"DEPLOY_ACCOUNT": "{account}", "DEPLOY_KEY": "{base64}"},
    ),
    Program(  # functions that clean up, one of them for the key alone
        "shell/cleanup",
        ("bash", "token.sh"),
        env={"CID": "{id}", "SEC": "{secret}", "ORG": "{org}"},
        old_env={"ACC": "{account}", "PRIVATE_KEY": "{pem}"},
    ),
    Program(  # a body that is put together in a file, by an old shell
        "shell/body-file",
        ("sh", "token.sh"),
        env={"CID": "{id}", "SEC": "{secret}", "ORG": "{org}"},
        old_env={"ACC": "{account}", "KEY": "{key}"},
    ),
    Program(  # the script asks whether a library is there, and how the commands ended
        "shell/library-check",
        ("bash", "sandboxes.sh"),
        old_supply={"private.key": "{pem}"},
        edits={
            "console.json": {
                "8f3a4b5c6d7e8f90a1b2c3d4e5f60718": "{id}",
                ': "SECRET': ': "{secret}',
                "708192A3B4C5D6E70A495CA1@AdobeOrg": "{org}",
                "B4C5D6E7708192A30A495CA2@techacct.adobe.com": "{account}",
            }
        },
    ),
    Program(
        "shell/key-beside",
        ("bash", "token.sh"),
        supply={"ims.env": "ID={id}\nSECRET={secret}\nORG={org}\n"},
        old_supply={
            "ims.env": "ID={id}\nSECRET={secret}\nORG={org}\nTECH_ACCOUNT={account}\nKEY_FILE=ims.key\n",
            "ims.key": "{pem}",
        },
    ),
)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_before(program: Program, tmp_path: Path, key: Key) -> None:
    """The program is a real one: it worked against the exchange."""
    run_before(program, tmp_path, key)


@pytest.mark.behaviour
@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.path)
def test_signs_in_after(program: Program, tmp_path: Path) -> None:
    """With nothing but the credential, against the strict token endpoint."""
    run_after(program, tmp_path)
