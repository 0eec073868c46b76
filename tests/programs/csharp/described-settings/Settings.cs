using System;
using System.Collections.Generic;

namespace Directory.Source
{
    public class Setting
    {
        public readonly string Name;

        public Setting(string name)
        {
            Name = name;
        }
    }

    /// <summary>What the host asks an operator for: all that a source describes, from the environment.</summary>
    public class Given
    {
        private readonly Dictionary<string, string> values = new Dictionary<string, string>();

        public Given(IEnumerable<Setting> settings)
        {
            foreach (var setting in settings)
            {
                var value = Environment.GetEnvironmentVariable("SOURCE_" + setting.Name.ToUpper().Replace(' ', '_'));
                if (string.IsNullOrEmpty(value))
                {
                    throw new InvalidOperationException(setting.Name + " is missing");
                }
                values[setting.Name] = value;
            }
        }

        public string this[string name]
        {
            get { return values[name]; }
        }
    }
}
