#!/usr/bin/env perl
use strict;
use warnings;

use Crypt::JWT qw(encode_jwt);
use Crypt::PK::RSA;
use JSON::PP qw(decode_json);
use LWP::UserAgent;

my $ims_host   = 'ims-na1.adobelogin.com';
my $meta_scope = 'ent_analytics_bulk_ingest_sdk';

my %config = (
    org_id               => $ENV{ADOBE_ORG_ID},
    client_id            => $ENV{ADOBE_CLIENT_ID},
    client_secret        => $ENV{ADOBE_CLIENT_SECRET},
    technical_account_id => $ENV{ADOBE_TECHNICAL_ACCOUNT_ID},
    private_key_path     => $ENV{ADOBE_PRIVATE_KEY_PATH},
);

sub assertion {
    my $key    = Crypt::PK::RSA->new($config{private_key_path});
    my $claims = {
        exp => time + 300,
        iss => $config{org_id},
        sub => $config{technical_account_id},
        aud => "https://$ims_host/c/$config{client_id}",
        "https://$ims_host/s/$meta_scope" => JSON::PP::true,
    };
    return encode_jwt(payload => $claims, key => $key, alg => 'RS256');
}

sub access_token {
    my $agent    = LWP::UserAgent->new(timeout => 30);
    my $response = $agent->post(
        "https://$ims_host/ims/exchange/jwt",
        {
            client_id     => $config{client_id},
            client_secret => $config{client_secret},
            jwt_token     => assertion(),
        },
    );
    die $response->status_line unless $response->is_success;
    my $body = decode_json($response->decoded_content);
    return ($body->{access_token}, time + $body->{expires_in} / 1000);
}

my ($token, $expires) = access_token();
printf "The token ends at %s.\n", scalar localtime $expires;
