"""A check of what has to be there demands no more than the program still gives."""

from __future__ import annotations

from textwrap import dedent

import pytest

from tests.rewrite.harness import rewrite

_PHP = """
    <?php
    class Exchange {
        private const REQUIRED = ['client_id', 'subject', 'client_secret', 'private_key'];

        public function token(array $options) {
            foreach (self::REQUIRED as $key) {
                if (empty($options[$key])) {
                    throw new InvalidArgumentException("$key is required");
                }
            }
            $jwt = JWT::encode(['sub' => $options['subject']], $options['private_key'], 'RS256');
            return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', [
                'client_id' => $options['client_id'], 'client_secret' => $options['client_secret'], 'jwt_token' => $jwt,
            ]);
        }
    }
    function options($settings) {
        return [
            'client_id' => $settings->get('id'),
            'client_secret' => getenv('SECRET'),
            'subject' => $settings->get('technicalAccount'),
            'private_key' => file_get_contents($settings->get('privateKeyFile')),
        ];
    }
    print_r((new Exchange())->token(options(new Settings())));
    """
_PYTHON = """
    import os
    import jwt
    import requests

    REQUIRED = ("client_id", "subject", "client_secret", "private_key")

    def token(options):
        missing = [name for name in REQUIRED if not options.get(name)]
        if missing:
            raise ValueError("missing: " + ", ".join(missing))
        assertion = jwt.encode({"sub": options["subject"]}, options["private_key"], algorithm="RS256")
        return requests.post("https://ims-na1.adobelogin.com/ims/exchange/jwt", data={
            "client_id": options["client_id"], "client_secret": options["client_secret"], "jwt_token": assertion,
        }).json()

    def options():
        return {
            "client_id": os.environ["ID"],
            "client_secret": os.environ["SECRET"],
            "subject": os.environ["TECH_ACCT"],
            "private_key": open(os.environ["KEY"]).read(),
        }

    print(token(options()))
    """
_JAVASCRIPT = """
    const required = ['clientId', 'subject', 'clientSecret', 'privateKey'];

    function token(options) {
      for (const name of required) {
        if (!options[name]) throw new Error(`${name} is required`);
      }
      const assertion = jwt.sign({ sub: options.subject }, options.privateKey, { algorithm: 'RS256' });
      const body = { client_id: options.clientId, client_secret: options.clientSecret, jwt_token: assertion };
      return post('https://ims-na1.adobelogin.com/ims/exchange/jwt', body);
    }

    token({
      clientId: process.env.ID,
      clientSecret: process.env.SECRET,
      subject: process.env.TECH_ACCT,
      privateKey: fs.readFileSync(process.env.KEY),
    });
    """
_RUBY = """
    REQUIRED = %i[client_id subject client_secret private_key].freeze

    def token(options)
      missing = REQUIRED.reject { |name| options[name] }
      raise ArgumentError, missing.join(', ') unless missing.empty?

      jwt = JWT.encode({ 'sub' => options[:subject] }, options[:private_key], 'RS256')
      Net::HTTP.post_form(URI('https://ims-na1.adobelogin.com/ims/exchange/jwt'),
                          client_id: options[:client_id], client_secret: options[:client_secret], jwt_token: jwt)
    end

    puts token(
      client_id: ENV['ID'],
      client_secret: ENV['SECRET'],
      subject: ENV['TECH_ACCT'],
      private_key: File.read(ENV['KEY'])
    ).body
    """
_PROGRAMS = [("ims.php", _PHP), ("ims.py", _PYTHON), ("ims.js", _JAVASCRIPT), ("ims.rb", _RUBY)]


@pytest.mark.parametrize(("path", "program"), _PROGRAMS)
def test_a_common_name_beside_one_of_the_assertion(path: str, program: str) -> None:
    """What says of whom the assertion speaks is neither given nor demanded any more."""
    after = rewrite({path: dedent(program)}, unsafe=False).files[path]
    assert "client_credentials" in after
    assert "subject" not in after
    assert rewrite({path: after}).files[path] == after


_READS = {
    "ims.php": ("$jwt = ", "mail($options['subject']);", "error_log($options['subject']);"),
    "ims.py": ("assertion = ", 'mail(options["subject"])', 'print("as", options["subject"])'),
    "ims.js": ("const assertion = ", "mail(options.subject);", "console.log(options.subject);"),
    "ims.rb": ("jwt = ", "mail(options[:subject])", "puts options[:subject]"),
}


@pytest.mark.parametrize(("path", "program"), _PROGRAMS)
def test_a_common_name_that_is_still_read(path: str, program: str) -> None:
    """What the program reads for something else it goes on giving and demanding."""
    sign, read, _ = _READS[path]
    text = dedent(program).replace(sign, f"{read}\n{sign}", 1)
    after = rewrite({path: text}).files[path]
    assert read in after
    assert after.count("subject") == text.count("subject") - 1


@pytest.mark.parametrize(("path", "program"), _PROGRAMS)
def test_a_common_name_that_a_log_shows(path: str, program: str) -> None:
    """The line of the log goes with it."""
    sign, _, shows = _READS[path]
    after = rewrite({path: dedent(program).replace(sign, f"{shows}\n{sign}", 1)}, unsafe=False).files[path]
    assert "client_credentials" in after
    assert "subject" not in after


def test_a_name_that_stays_among_those_that_are_demanded_is_told() -> None:
    """What names an organisation stays in the list: where its value went, the rewrite needs a look."""
    notes = rewrite({"ims.php": dedent(_PHP).replace("subject", "org_account")}).plan.notes
    assert any("ims.php:3 still demands org_account" in note for note in notes)
