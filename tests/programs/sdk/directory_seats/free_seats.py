"""Takes the seats of those who have left, and lists who is still there."""
import umapi_client
from umapi_client import IdentityTypes, UserAction

from seats.account import Account


def connect(account):
    return umapi_client.Connection(org_id=account.org, auth_dict=account.credentials(), retry_max_attempts=2)


def leave(connection, mail, group):
    action = UserAction(id_type=IdentityTypes.federatedID, email=mail)
    action.remove_from_groups(groups=[group])
    print(action.wire_dict())
    connection.execute_single(action)


if __name__ == "__main__":
    directory = connect(Account.from_environment())
    for user in umapi_client.UsersQuery(directory):
        print(user["email"])
    leave(directory, "gone@acme.example", "Designers")
