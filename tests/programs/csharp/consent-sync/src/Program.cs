using System;
using ConsentSync.Tokens;

namespace ConsentSync
{
    public static class Program
    {
        public static int Main()
        {
            try
            {
                var configuration = Configuration.FromEnvironment();
                using (var tokens = new AdobeIoTokenSource(configuration))
                {
                    Console.WriteLine(tokens.GetTokenAsync().GetAwaiter().GetResult());
                }
                Console.Error.WriteLine($"{configuration.PageSize} per page for {configuration.Organization}");
                return 0;
            }
            catch (InvalidOperationException e)
            {
                Console.Error.WriteLine(e.Message);
                return 1;
            }
        }
    }
}
