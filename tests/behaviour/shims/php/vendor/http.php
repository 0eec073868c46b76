<?php
// One POST, as the libraries send it: a body of the given content type.
function stand_in_post($url, $body, array $headers)
{
    $lines = [];
    foreach ($headers as $name => $value) {
        $lines[] = is_int($name) ? $value : "$name: $value";
    }
    $context = stream_context_create(['http' => [
        'method' => 'POST', 'header' => $lines, 'content' => $body, 'ignore_errors' => true,
    ]]);
    $answer = file_get_contents($url, false, $context);
    preg_match('/ (\d{3})/', $http_response_header[0], $status);
    return [(int) $status[1], $answer];
}

function stand_in_multipart(array $parts)
{
    $body = '';
    foreach ($parts as $name => $value) {
        $body .= "--stand-in\r\nContent-Disposition: form-data; name=\"$name\"\r\n\r\n$value\r\n";
    }
    return $body . "--stand-in--\r\n";
}
