using System;
using System.Collections.Generic;
using System.IO;
using System.Web.Script.Serialization;

class Settings
{
    private readonly Dictionary<string, object> umapi;

    public Settings(string file)
    {
        var all = new JavaScriptSerializer().Deserialize<Dictionary<string, object>>(File.ReadAllText(file));
        umapi = (Dictionary<string, object>)all["Umapi"];
        foreach (var key in new[] { "TokenUrl", "ClientId", "OrgId", "TechnicalAccount", "Certificate" })
        {
            if (!umapi.ContainsKey(key)) throw new Exception("Umapi:" + key + " is not set");
        }
    }

    public string this[string key]
    {
        get { return (string)umapi[key]; }
    }

    public static string Secret
    {
        get { return Environment.GetEnvironmentVariable("UMAPI_SECRET"); }
    }
}
