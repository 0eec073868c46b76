<?php
define('ABSPATH', __DIR__ . '/');
function add_action($hook, $f) { $GLOBALS['hooks'][$hook][] = $f; }
function add_filter($hook, $f) {}
function __($s, $d = '') { return $s; }
function esc_attr($s) { return htmlspecialchars($s); }
function get_option($name, $default = false) { return json_decode(file_get_contents(__DIR__ . '/options.json'), true)[$name] ?? $default; }
function register_setting($g, $n, $a = []) {}
function add_settings_section($i, $t, $c, $p) {}
function add_settings_field($i, $t, $c, $p, $s, $a = []) {}
function get_transient($n) { return false; }
function set_transient($n, $v, $t) { $GLOBALS['transient'] = $t; }
function is_wp_error($x) { return $x === null; }
function wp_remote_post($url, $args) {
    $body = is_array($args['body']) ? http_build_query($args['body']) : $args['body'];
    $c = stream_context_create(['http' => ['method' => 'POST', 'content' => $body, 'ignore_errors' => true, 'header' => "Content-Type: application/x-www-form-urlencoded\r\n"]]);
    return ['body' => file_get_contents($url, false, $c)];
}
function wp_remote_retrieve_body($r) { return $r['body']; }
