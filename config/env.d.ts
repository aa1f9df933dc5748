/** The argument that Strapi hands to every configuration file. */
interface ConfigEnv {
  env: {
    (key: string): string;
    (key: string, fallback: string): string;
    int(key: string, fallback: number): number;
    bool(key: string, fallback: boolean): boolean;
    array(key: string, fallback?: string[]): string[];
  };
}
