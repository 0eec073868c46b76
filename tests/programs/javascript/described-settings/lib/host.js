// Asks for what a source describes: each setting is a variable of the environment.
class Setting {
  constructor(description) {
    Object.assign(this, description);
  }
}
Setting.text = 'text';
Setting.secret = 'secret';

function settingsOf(source) {
  const given = {};
  source.describe().settings.forEach((setting) => {
    given[setting.name] = process.env[`SOURCE_${setting.name.toUpperCase()}`];
    if (setting.needed && !given[setting.name]) {
      throw new Error(`${setting.label} is missing`);
    }
  });
  return given;
}

module.exports = { Setting, settingsOf };
