export class ConfigService {
  get<T = string>(name: string): T | undefined { return process.env[name] as unknown as T; }
  getOrThrow<T = string>(name: string): T {
    const value = process.env[name];
    if (value === undefined) throw new Error(`Configuration key "${name}" does not exist`);
    return value as unknown as T;
  }
}
export function Injectable() { return (_: unknown) => undefined as any; }
