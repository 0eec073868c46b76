import request = require("request");

export interface CallOptions {
  qs?: { [name: string]: string };
  headers?: { [name: string]: string };
}

export class Caller {
  public post(url: string, options: CallOptions = {}): Promise<any> {
    return this.call("POST", url, options);
  }

  private call(method: string, url: string, options: CallOptions): Promise<any> {
    return new Promise((resolve, reject) => {
      request({ method, url, json: true, ...options }, (error: Error | null, response: any, body: any) => {
        if (error || response.statusCode !== 200) {
          reject(error || new Error(`${url} answered ${response.statusCode}`));
          return;
        }
        resolve(body);
      });
    });
  }
}
