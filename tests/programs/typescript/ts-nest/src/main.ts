import { AdobeService } from './adobe.service';
import { ConfigService } from './nest';

new AdobeService(new ConfigService()).token().then((t) => console.log(t));
