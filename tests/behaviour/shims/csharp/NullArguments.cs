// What later versions of .NET refuse arguments with.
namespace System
{
    public class ArgumentNullException : ArgumentException
    {
        public ArgumentNullException(string name) : base("Value cannot be null.", name) { }

        public static void ThrowIfNull(object argument)
        {
            if (argument == null) throw new ArgumentNullException("argument");
        }
    }
}
