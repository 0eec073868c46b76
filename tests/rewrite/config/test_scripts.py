"""Scripts in configuration: the steps of a pipeline and the recipes of a Makefile are rewritten as programs."""

from __future__ import annotations

from tests.rewrite.harness import check_rewritten, rewrite

_SCOPES = "openid,AdobeID,read_organizations"
_CURL = 'curl "https://ims-na1.adobelogin.com/ims/{path}" -d "client_id=$I&client_secret=$S&{rest}"'
_BEFORE = _CURL.format(path="exchange/jwt", rest="jwt_token=$JWT")
_AFTER = _CURL.format(path="token/v3", rest=f"grant_type=client_credentials&scope={_SCOPES}")


def test_items_that_only_signed_go() -> None:
    """With the key of a list of which nothing is left."""
    check_rewritten(
        f"""
        deploy:
          before_script:
            - echo "$PRIVATE_KEY" > private.key
          script:
            - JWT=$(sign private.key)
            - |
              TOKEN=$({_BEFORE})
            - deploy "$TOKEN"
        """,
        f"""
        deploy:
          script:
            - |
              TOKEN=$({_AFTER})
            - deploy "$TOKEN"
        """,
        ".gitlab-ci.yml",
    )


def test_a_step_that_only_signed_goes() -> None:
    """What it handed on in `GITHUB_ENV` was the assertion alone."""
    before = f"""
        jobs:
          deploy:
            steps:
              - name: Sign
                run: |
                  JWT=$(sign private.key)
                  echo "JWT=$JWT" >> $GITHUB_ENV
              - name: Ask
                run: |
                  TOKEN=$({_BEFORE})
                  echo "TOKEN=$TOKEN" >> $GITHUB_ENV
        """
    after = f"""
        jobs:
          deploy:
            steps:
              - name: Ask
                run: |
                  TOKEN=$({_AFTER})
                  echo "TOKEN=$TOKEN" >> $GITHUB_ENV
        """
    check_rewritten(before, after, ".github/workflows/deploy.yml")


def test_a_recipe_and_its_prerequisite() -> None:
    """The rule that made the assertion goes with its variable; other rules and variables stay."""
    check_rewritten(
        f"""
        PRIVATE_KEY ?= private.key
        OUT := build

        token: $(OUT)/jwt
        \t@{_BEFORE.replace("$JWT", "$(cat $(OUT)/jwt)").replace("$", "$$").replace("$$(OUT)", "$(OUT)")}

        $(OUT)/jwt: $(PRIVATE_KEY)
        \t@sign-jwt $(PRIVATE_KEY) > $@

        clean:
        \trm -rf $(OUT)
        """,
        f"""
        OUT := build

        token:
        \t@{_AFTER.replace("$", "$$")}

        clean:
        \trm -rf $(OUT)
        """,
        "Makefile",
    )


def test_never_half() -> None:
    """A script whose rewrite has no place in the file keeps its address, too."""
    text = f"""
        deploy:
          script: "JWT=$(sign private.key)\\n{_BEFORE.replace('"', "")}"
        """
    result = rewrite({"ci.yml": text})
    assert ("exchange/jwt" in result.files["ci.yml"]) == ("jwt_token" in result.files["ci.yml"])


_JENKINS = """
pipeline {{
    stages {{
        stage('Deploy') {{
            steps {{
                withCredentials([file(credentialsId: 'k', variable: 'PRIVATE_KEY')]) {{
                    sh '''
                        set -e
{sign}                        curl "https://ims-na1.adobelogin.com/ims/{path}" \\
                            -d client_id="$I" \\
                            -d client_secret="$S" \\
{rest} > t.json
                    '''
                }}
            }}
        }}
    }}
}}
"""
_PARAMETER = " " * 28 + "-d {}"


def test_a_step_of_jenkins() -> None:
    """Lines that Groovy joins are written as lines again; the binding of the key is told of, not taken out."""
    sign = """                        BODY=$(printf '{"aud":"https://ims-na1.adobelogin.com/c/%s"}' "$I" \\
                            | tr -d '\\\\n' | openssl base64 -A)
                        JWT=$(printf '%s' "$BODY" | openssl dgst -sha256 -sign "$PRIVATE_KEY" | openssl base64 -A)
"""
    grant = " \\\n".join(_PARAMETER.format(one) for one in ("grant_type=client_credentials", f"scope={_SCOPES}"))
    result = check_rewritten(
        _JENKINS.format(sign=sign, path="exchange/jwt", rest=_PARAMETER.format('jwt_token="$JWT"')),
        _JENKINS.format(sign="", path="token/v3", rest=grant),
        "Jenkinsfile",
    )
    assert any("nothing reads PRIVATE_KEY any more" in note for note in result.plan.notes)


def test_a_heredoc_of_circleci() -> None:
    r"""There `<<` is written as `\<<`; the job's last step only took the key away."""
    check_rewritten(
        f"""
        jobs:
          deploy:
            steps:
              - run: echo "$PEM" > /tmp/private.key
              - run:
                  name: Ask
                  command: |
                    BODY=$(cat \\<<EOT | openssl base64 -A
                    {{"aud": "https://ims-na1.adobelogin.com/c/$I"}}
                    EOT
                    )
                    JWT=$BODY.$(printf %s "$BODY" | openssl dgst -sha256 -sign /tmp/private.key)
                    TOKEN=$({_BEFORE})
                    cat \\<<EOT | deploy
                    $TOKEN
                    EOT
              - run: rm -f /tmp/private.key

        workflows: {{}}
        """,
        f"""
        jobs:
          deploy:
            steps:
              - run:
                  name: Ask
                  command: |
                    TOKEN=$({_AFTER})
                    cat \\<<EOT | deploy
                    $TOKEN
                    EOT

        workflows: {{}}
        """,
        ".circleci/config.yml",
    )


def test_macros_of_a_makefile() -> None:
    """What only the recipe named goes with what it was made of; a variable that others may set stays."""
    recipe = _BEFORE.replace("$JWT", "$(JWT).$$sig").replace("$I", "$(ID)").replace("$S", "$(SECRET)")
    check_rewritten(
        f"""
        KEY ?= private.key
        ORG ?= x

        define sign
        openssl dgst -sha256 -sign $(KEY)
        endef

        JWT = $(shell printf '{{"aud":"https://ims-na1.adobelogin.com/c/$(ID)"}}' \\
          | openssl base64 -A)

        token:
        \t@sig=$$(printf '%s' '$(JWT)' | $(sign)); \\
        \t{recipe}
        """,
        f"""
        ORG ?= x

        token:
        \t@{
            recipe.replace("exchange/jwt", "token/v3")
            .replace("jwt_token=$(JWT).$$sig", "grant_type=client_credentials")
            .replace("client_credentials", f"client_credentials&scope={_SCOPES}")
        }
        """,
        "Makefile",
    )


_SIGNS = """BODY=$(printf '{"aud":"https://ims-na1.adobelogin.com/c/%s"}' x | openssl base64 -A)
                  JWT=$BODY.$(printf %s "$BODY" | openssl dgst -sha256 -sign private.key)"""


def test_an_output_of_a_step() -> None:
    """The step that only gave the assertion goes; expressions keep their place in what stays."""
    before = f"""
        jobs:
          deploy:
            steps:
              - id: sign
                run: |
                  set -e
                  {_SIGNS}
                  echo "jwt=$JWT" >> $GITHUB_OUTPUT
              - id: ask
                run: |
                  TOKEN=$({_BEFORE.replace("$JWT", "${{ steps.sign.outputs.jwt }}").replace("$S", "${{ secrets.S }}")})
                  echo "token=$TOKEN" >> $GITHUB_OUTPUT
              - run: deploy ${{{{ steps.ask.outputs.token }}}}
        """
    after = f"""
        jobs:
          deploy:
            steps:
              - id: ask
                run: |
                  TOKEN=$({_AFTER.replace("$S", "${{ secrets.S }}")})
                  echo "token=$TOKEN" >> $GITHUB_OUTPUT
              - run: deploy ${{{{ steps.ask.outputs.token }}}}
        """
    check_rewritten(before, after, ".github/workflows/deploy.yml")


def test_an_output_that_something_else_takes() -> None:
    """The step stays with all that another step still takes from it."""
    text = f"""
        jobs:
          deploy:
            steps:
              - id: sign
                run: |
                  {_SIGNS}
                  echo "jwt=$JWT" >> $GITHUB_OUTPUT
              - run: audit "${{{{ steps.sign.outputs.jwt }}}}"
              - run: |
                  TOKEN=$({_BEFORE.replace("$JWT", "${{ steps.sign.outputs.jwt }}")})
        """
    after = rewrite({".github/workflows/deploy.yml": text}).files[".github/workflows/deploy.yml"]
    assert "- id: sign" in after
    assert 'echo "jwt=$JWT" >> $GITHUB_OUTPUT' in after


def test_a_variable_of_azure() -> None:
    """The step that sets it goes with all its keys, and with what sets it up."""
    step = """
          - bash: |
              set -e
              {sign}
              echo "##vso[task.setvariable variable=JWT]$JWT"
            displayName: Sign
            env:
              KEY: $(key)
    """
    rest = """
          - bash: |
              set -e
              TOKEN=$({ask})
              echo "##vso[task.setvariable variable=TOKEN]$TOKEN"
            displayName: Ask
    """
    before = "steps:" + step.format(sign=_SIGNS.replace(" " * 18, " " * 14)).rstrip() + rest.format(ask=_BEFORE)
    check_rewritten(before, "steps:" + rest.format(ask=_AFTER), "azure-pipelines.yml")
