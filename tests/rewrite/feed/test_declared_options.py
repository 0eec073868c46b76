"""Java, C# and Go: what declares an option of the command line goes with the last read of what the option was given."""

from __future__ import annotations

from textwrap import indent

import pytest

from tests.rewrite.harness import rewrite

_JAVA = """
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;

class Login {{
{constants}
    static String token(String[] args) throws Exception {{
{declared}
        String jwt = JWT.create().withIssuer({org}).withSubject({account})
            .withAudience("https://ims-na1.adobelogin.com/c/" + {client})
            .sign(Algorithm.RSA256(null, Keys.read({key})));
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", {client});
        form.add("client_secret", {secret});
        form.add("jwt_token", jwt);
        return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
    }}
}}
"""
_COMMONS = """
Options options = new Options();
options.addOption(Option.builder("c").longOpt("client").hasArg().required().build());
options.addOption(Option.builder("s").longOpt("secret").hasArg().required().build());
options.addOption(Option.builder("o").longOpt("org").hasArg().required().build());
options.addOption(Option.builder("t").longOpt("account").hasArg().required().build());
options.addOption(Option.builder("k").longOpt("key").hasArg().required().build());
CommandLine line = new DefaultParser().parse(options, args);
"""
_CHAINED = """
Options options = new Options()
    .addOption("c", "client", true, "the client")
    .addRequiredOption("t", "account", true, "who signs in")
    .addRequiredOption("k", "key", true, "what signs")
    .addOption("s", "secret", true, "the secret")
    .addOption("o", "org", true, "the organization");
CommandLine line = new DefaultParser().parse(options, args);
"""
_BOUND = """
Options options = new Options();
Option account = OptionBuilder.hasArg().isRequired().create(ACCOUNT_NAME);
Option key = OptionBuilder.hasArg().isRequired().create(KEY_FILE);
options.addOption(account);
options.addOption(key);
options.addOption(OptionBuilder.hasArg().create(CLIENT_NAME));
options.addOption(OptionBuilder.hasArg().create(SECRET_NAME));
options.addOption(OptionBuilder.hasArg().create(ORG_NAME));
CommandLine line = new GnuParser().parse(options, args);
if (!line.hasOption(KEY_FILE) || !line.hasOption(ACCOUNT_NAME)) {
    throw new IllegalArgumentException("no key");
}
"""
_CONSTANTS = """
static final String CLIENT_NAME = "client";
static final String SECRET_NAME = "secret";
static final String ORG_NAME = "org";
static final String ACCOUNT_NAME = "account";
static final String KEY_FILE = "key-file";
"""
_JOPT = """
OptionParser parser = new OptionParser();
parser.accepts("client").withRequiredArg();
parser.accepts("secret").withRequiredArg();
parser.accepts("org").withRequiredArg();
parser.acceptsAll(Arrays.asList("t", "technical-account")).withRequiredArg();
parser.acceptsAll(Arrays.asList("k", "private-key"), "a file").withRequiredArg().required();
OptionSet line = parser.parse(args);
for (String name : Arrays.asList("client", "secret", "org", "technical-account", "private-key")) {
    if (!line.has(name)) {
        throw new IllegalArgumentException(name);
    }
}
"""
_ARGPARSE = """
ArgumentParser parser = ArgumentParsers.newFor("login").build();
parser.addArgument("--client").required(true);
parser.addArgument("--secret").required(true);
parser.addArgument("--org").required(true);
parser.addArgument("-t", "--technical-account").required(true).help("who signs in");
parser.addArgument("-k", "--private-key").required(true).help("what signs");
Namespace line = parser.parseArgs(args);
"""
_DESTINED = _ARGPARSE.replace('"--private-key")', '"--signing-file").dest("keyFile")')
_NAMES = ("client", "secret", "org", "account", "key")
_TECHNICAL = ("client", "secret", "org", "technical-account", "private-key")


def _java(declared: str, read: str, names: tuple[str, ...], constants: str = "") -> str:
    reads = {name: read.format(one) for name, one in zip(_NAMES, names, strict=True)}
    return _JAVA.format(
        declared=indent(declared.strip(), " " * 8), constants=indent(constants.strip(), " " * 4), **reads
    )


_IDIOMS = {
    "commons-cli": _java(_COMMONS, 'line.getOptionValue("{}")', _NAMES),
    "commons-cli by letter": _java(_COMMONS, 'line.getOptionValue("{}")', ("c", "s", "o", "t", "k")),
    "commons-cli in a chain": _java(_CHAINED, 'line.getOptionValue("{}")', _NAMES),
    "commons-cli by constants": _java(
        _BOUND,
        "line.getOptionValue({})",
        ("CLIENT_NAME", "SECRET_NAME", "ORG_NAME", "ACCOUNT_NAME", "KEY_FILE"),
        _CONSTANTS,
    ),
    "jopt-simple": _java(_JOPT, 'line.valueOf("{}").toString()', _TECHNICAL),
    "argparse4j with a destination": _java(
        _DESTINED, 'line.getString("{}")', ("client", "secret", "org", "technical_account", "keyFile")
    ),
    "argparse4j by a common name": _java(
        _ARGPARSE.replace("technical-account", "account"),
        'line.getString("{}")',
        ("client", "secret", "org", "account", "private_key"),
    ),
    "argparse4j": _java(_ARGPARSE, 'line.getString("{}")', tuple(one.replace("-", "_") for one in _TECHNICAL)),
}


@pytest.mark.parametrize("before", _IDIOMS.values(), ids=_IDIOMS)
def test_an_option_that_nothing_reads_is_declared_no_more(before: str) -> None:
    """The options of the key and the account go with their checks; client, secret and organization stay."""
    after = rewrite({"Login.java": before}, unsafe=False).files["Login.java"]
    assert "client_credentials" in after
    for gone in ("account", "ACCOUNT", "key", "KEY", '"k"', '"t"'):
        assert gone not in after.replace("additional_info", "")
    for kept in ("client", "secret", "org"):
        assert f'"{kept}"' in after or f'"--{kept}"' in after
    assert rewrite({"Login.java": after}).files["Login.java"] == after


def test_a_call_that_is_named_as_one_of_a_parser_stays() -> None:
    """What copies a file to `dest("key")` declares no option."""
    copies = '        copier.from("a").dest("private-key").run();\n        String jwt'
    before = _IDIOMS["argparse4j"].replace("        String jwt", copies)
    assert 'copier.from("a").dest("private-key").run();' in rewrite({"Login.java": before}).files["Login.java"]


def test_an_option_that_something_else_reads_stays() -> None:
    """The key signs a message, too: its option is read by its letter."""
    signs = '        http.sign(line.getOptionValue("k"));\n        String jwt'
    before = _IDIOMS["commons-cli"].replace("        String jwt", signs)
    after = rewrite({"Login.java": before}).files["Login.java"]
    assert 'Option.builder("k").longOpt("key")' in after


def test_a_field_may_go_that_is_called_as_the_value_of_a_constant() -> None:
    """The text of a constant names the option, and not the field that is filled from it."""
    before = """
        class Flags {
            static final String CLIENT = "adobe-client";
            static final String SECRET = "adobe-secret";
            static final String KEY_PATH = "adobe-key-path";
            final String adobeClient;
            final String adobeSecret;
            final String adobeKeyPath;

            Flags(OptionSet line) {
                adobeClient = line.valueOf(CLIENT).toString();
                adobeSecret = line.valueOf(SECRET).toString();
                adobeKeyPath = line.valueOf(KEY_PATH).toString();
            }

            static void declare(OptionParser parser) {
                parser.accepts(CLIENT).withRequiredArg();
                parser.accepts(SECRET).withRequiredArg();
                parser.accepts(KEY_PATH).withRequiredArg().required();
            }

            String token() {
                String jwt = JWT.create().withAudience("https://ims-na1.adobelogin.com/c/" + adobeClient)
                    .sign(Algorithm.RSA256(null, Keys.read(adobeKeyPath)));
                MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
                form.add("client_id", adobeClient);
                form.add("client_secret", adobeSecret);
                form.add("jwt_token", jwt);
                return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
            }
        }
    """
    after = rewrite({"Flags.java": before}, unsafe=False).files["Flags.java"]
    assert "client_credentials" in after
    assert "KEY_PATH" not in after
    assert "adobeKeyPath" not in after
    assert "parser.accepts(SECRET)" in after


_GO_VARIABLES = """
package main

var (
	client     string
	secret     string
	privateKey string
)

{declared}

func token() (*http.Response, error) {{
	claims := jwt.MapClaims{{"aud": "https://ims-na1.adobelogin.com/c/" + client}}
	signed, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString([]byte(privateKey))
	return http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{{
		"client_id": {{client}}, "client_secret": {{secret}}, "jwt_token": {{signed}},
	}})
}}
"""
_COBRA = """func init() {
	rootCmd.Flags().StringVar(&client, "client", "", "client ID")
	rootCmd.Flags().StringVarP(&secret, "secret", "s", "", "client secret")
	rootCmd.Flags().StringVarP(&privateKey, "private-key", "k", "", "what signs")
	for _, name := range []string{"client", "secret", "private-key"} {
		if err := rootCmd.MarkFlagRequired(name); err != nil {
			panic(err)
		}
	}
}"""
_URFAVE = """var flags = []cli.Flag{
	&cli.StringFlag{Name: "client", Destination: &client, Required: true},
	&cli.StringFlag{Name: "secret", Destination: &secret, Required: true},
	&cli.StringFlag{Name: "private-key", Destination: &privateKey, Required: true},
}"""


@pytest.mark.parametrize("declared", [_COBRA, _URFAVE], ids=["cobra", "urfave"])
def test_a_flag_goes_that_fills_a_variable_of_the_package(declared: str) -> None:
    """Go: nothing reads the variable any more, so nothing demands what fills it; that of the secret stays."""
    after = rewrite({"main.go": _GO_VARIABLES.format(declared=declared)}, unsafe=False).files["main.go"]
    assert "client_credentials" in after
    assert "private" not in after.lower()
    assert "&secret" in after
    assert '"secret"' in after


_ANNOTATED = """
class Login {
    @Option(names = "--client", required = true) String client;
    @Option(names = "--secret", required = true) String secret;
    @Option(names = {"-o", "--org"}, required = true) String org;
    @Option(names = "--account", required = true) String account;
    @Option(names = "--key", required = true) String keyPath;

    String token() {
        String jwt = JWT.create().withIssuer(org).withSubject(account)
            .withAudience("https://ims-na1.adobelogin.com/c/" + client)
            .sign(Algorithm.RSA256(null, Keys.read(keyPath)));
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("client_id", client);
        form.add("client_secret", secret);
        form.add("jwt_token", jwt);
        return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
    }
}
"""
_GO = """
package main

import (
	"flag"
	"net/http"
	"net/url"

	"github.com/golang-jwt/jwt/v4"
)

func main() {
	client := flag.String("client", "", "client ID")
	secret := flag.String("secret", "", "client secret")
	org := flag.String("org", "", "organization")
	key := flag.String("key", "", "private key")
	flag.Parse()
	claims := jwt.MapClaims{"iss": *org, "aud": "https://ims-na1.adobelogin.com/c/" + *client}
	signed, _ := jwt.NewWithClaims(jwt.SigningMethodRS256, claims).SignedString([]byte(*key))
	http.PostForm("https://ims-na1.adobelogin.com/ims/exchange/jwt", url.Values{
		"client_id": {*client}, "client_secret": {*secret}, "jwt_token": {signed},
	})
}
"""


@pytest.mark.parametrize(
    ("path", "before", "kept"),
    [
        ("Login.java", _ANNOTATED, '@Option(names = {"-o", "--org"}, required = true) String org;'),
        ("main.go", _GO, '\n\tflag.String("org", "", "organization")'),
    ],
)
def test_the_option_of_the_organization_stays(path: str, before: str, kept: str) -> None:
    """Whoever calls the program says it as before, and is not refused for an option that nobody knows."""
    after = rewrite({path: before}, unsafe=False).files[path]
    assert "client_credentials" in after
    assert kept in after
    assert "key" not in after.lower()


_OSGI = """
    class Service {
        @ObjectClassDefinition(name = "IMS")
        @interface Config {
            @AttributeDefinition(name = "Client") String clientId();
            @AttributeDefinition(name = "Secret") String clientSecret();
            @AttributeDefinition(name = "Account") String technicalAccount() default "";
            @AttributeDefinition(name = "Key") String private_key();
        }

        private String clientId;
        private String clientSecret;
        private String technicalAccount;
        private String key;

        @Activate
        void activate(Config config) {
            clientId = config.clientId();
            clientSecret = config.clientSecret();
            technicalAccount = config.technicalAccount();
            key = config.private_key();
            if (StringUtils.isAnyBlank(clientId, clientSecret, technicalAccount, key)) {
                throw new IllegalArgumentException("incomplete");
            }
        }

        String token() {
            String jwt = JWT.create().withSubject(technicalAccount)
                .withAudience("https://ims-na1.adobelogin.com/c/" + clientId)
                .sign(Algorithm.RSA256(null, Keys.read(key)));
            MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
            form.add("client_id", clientId);
            form.add("client_secret", clientSecret);
            form.add("jwt_token", jwt);
            return http.postForObject("https://ims-na1.adobelogin.com/ims/exchange/jwt", form, String.class);
        }
    }
"""


def test_a_container_configures_no_more_than_is_read() -> None:
    """An attribute of OSGi goes with the last read of it, and what is asked of all asks of the others as before."""
    after = rewrite({"Service.java": _OSGI}, unsafe=False).files["Service.java"]
    assert "client_credentials" in after
    assert "echnicalAccount" not in after
    assert "key" not in after
    assert "if (StringUtils.isAnyBlank(clientId, clientSecret)) {" in after
    assert "String clientSecret();" in after


def test_an_annotation_that_code_writes_keeps_its_elements() -> None:
    """Whoever annotates with it may give any of them."""
    before = _OSGI.replace('@ObjectClassDefinition(name = "IMS")', "@Retention(RetentionPolicy.RUNTIME)")
    assert "private_key();" in rewrite({"Service.java": before}).files["Service.java"]
