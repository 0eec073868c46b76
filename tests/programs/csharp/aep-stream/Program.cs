using System;
using System.IO;
using System.Net.Http;

namespace AepStream
{
    class Program
    {
        static int Main()
        {
            AepSettings settings = new AepSettings();
            if (string.IsNullOrEmpty(settings.ClientId) || string.IsNullOrEmpty(settings.ClientSecret) || !File.Exists(settings.CertificateFile))
            {
                Console.Error.WriteLine("AEP_CLIENT_ID, AEP_CLIENT_SECRET and the certificate are required");
                return 1;
            }
            Tuple<string, TimeSpan> session = AepAuth.SignInAsync(new HttpClient(), settings).Result;
            Console.WriteLine(session.Item1);
            Console.Error.WriteLine("{0} for {1}, sandbox {2}", session.Item2, settings.ImsOrg, settings.Sandbox);
            return 0;
        }
    }
}
