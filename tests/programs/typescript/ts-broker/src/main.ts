import { Broker } from "./broker";
import { integration } from "./settings";

const broker = new Broker(integration);
broker.tokens
  .get()
  .then((token) => {
    console.log(`${integration.name}: ${token}`);
    const hours = broker.tokens.hoursLeft();
    if (hours < 1 || hours > 48) {
      throw new Error(`the token is kept for ${hours} hours`);
    }
  })
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
