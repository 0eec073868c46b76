<?php
// The functions of WordPress that the programs call.
require_once __DIR__ . '/http.php';

define('ABSPATH', __DIR__);
define('MINUTE_IN_SECONDS', 60);
define('HOUR_IN_SECONDS', 3600);
define('DAY_IN_SECONDS', 86400);

class WP_Error
{
    private $message;

    public function __construct($code, $message = '')
    {
        $this->message = "$code: $message";
    }

    public function get_error_message()
    {
        return $this->message;
    }
}

function is_wp_error($thing)
{
    return $thing instanceof WP_Error;
}

function wp_remote_post($url, $args = array())
{
    $headers = $args['headers'] ?? array();
    $body = $args['body'] ?? '';
    if (is_array($body)) {
        $headers += array('Content-Type' => 'application/x-www-form-urlencoded; charset=UTF-8');
        $body = http_build_query($body, '', '&');
    }
    list($status, $answer) = stand_in_post($url, $body, $headers);
    return array('body' => $answer, 'response' => array('code' => $status));
}

function wp_remote_retrieve_body($response)
{
    return $response['body'];
}

function wp_remote_retrieve_response_code($response)
{
    return $response['response']['code'];
}

function get_option($name, $default = false)
{
    return $GLOBALS['stand_in_options'][$name] ?? $default;
}

function get_transient($name)
{
    return $GLOBALS['stand_in_transients'][$name] ?? false;
}

function set_transient($name, $value, $life = 0)
{
    if ($life < 1000) {
        throw new RuntimeException("a transient of $life seconds");
    }
    $GLOBALS['stand_in_transients'][$name] = $value;
}

function plugin_dir_path($file)
{
    return dirname($file) . '/';
}

function add_action($hook, $callback)
{
    $GLOBALS['stand_in_actions'][] = $callback;
}

function __($text, $domain = '')
{
    return $text;
}

function esc_html($text)
{
    return $text;
}

function esc_attr($text)
{
    return $text;
}

function wp_json_encode($data)
{
    return json_encode($data);
}
