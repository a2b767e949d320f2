declare module 'jsonstat-toolkit' {
  interface Dataset {
    id: string[];
    Dimension(id: string): { id: string[] };
    Data(at: Record<string, string>): { value: number | null; status: string | null } | null;
  }
  export default function JSONstat(from: object): { class: string; length: number; Dataset(at: number): Dataset };
}
