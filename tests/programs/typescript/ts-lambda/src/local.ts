import { handler } from './handler';

handler({ assets: [] }).then((result) => console.log(result.body));
