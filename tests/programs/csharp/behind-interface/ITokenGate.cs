using System.Threading.Tasks;

namespace Gate
{
    interface ITokenGate
    {
        /// <param name="id">the client</param>
        /// <param name="secret">its secret</param>
        /// <param name="jwt">the signed assertion</param>
        Task<string> Open(string id, string secret, string jwt);
    }
}
