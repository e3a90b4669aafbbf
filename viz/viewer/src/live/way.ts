// How the page reaches what follows its file: a server by HTTP, or, in a notebook, through a port of the page around.

/** Asks for something as `fetch` does. */
export type Ask = (name: string, init?: RequestInit) => Promise<Response>;

/** A stream of events, as much of a browser's own as is used. */
export interface Source {
  onopen: (() => unknown) | null;
  onerror: (() => unknown) | null;
  addEventListener(name: string, heard: (event: { data: string }) => void): void;
  close(): void;
}

/** Asking, and hearing. */
export interface Way {
  ask: Ask;
  hear(address: string): Source;
}

/** What the page around says when it hands in a port. */
const HANDED = "conceptgraph:port";

/** An answer, an event of a stream, or its end. */
interface Heard {
  n: number;
  status?: number;
  body?: string;
  event?: string;
  data?: string;
}

/** Everything goes through a port; what is asked before it is there waits for it. */
class PortWay implements Way {
  readonly #port: Promise<MessagePort>;
  readonly #answers = new Map<number, (answer: Response) => void>();
  readonly #sources = new Map<number, PortSource>();
  #last = 0;

  constructor() {
    this.#port = new Promise((done) => {
      addEventListener("message", ({ data, source, ports: [port] }) => {
        if (data !== HANDED || source !== window.parent || !port) return;
        port.onmessage = ({ data: heard }) => this.#hear(heard as Heard);
        done(port);
      });
    });
  }

  readonly ask: Ask = async (name, { method = "GET", body } = {}) => {
    const n = ++this.#last;
    const answer = new Promise<Response>((done) => this.#answers.set(n, done));
    (await this.#port).postMessage({ do: "ask", n, method, name, body: body ?? "{}" });
    return answer;
  };

  hear(address: string): Source {
    const n = ++this.#last;
    const source = new PortSource(() => {
      this.#sources.delete(n);
      void this.#port.then((port) => port.postMessage({ do: "deaf", n }));
    });
    this.#sources.set(n, source);
    const [, query = ""] = address.split("?");
    void this.#port.then((port) => {
      if (!this.#sources.has(n)) return;
      port.postMessage({ do: "hear", n, query: Object.fromEntries(new URLSearchParams(query)) });
      source.onopen?.();
    });
    return source;
  }

  #hear({ n, status, body = "", event, data = "" }: Heard): void {
    if (status !== undefined) {
      this.#answers.get(n)?.(new Response(body, { status }));
      this.#answers.delete(n);
    } else if (event) this.#sources.get(n)?.tell(event, data);
    else this.#sources.get(n)?.onerror?.();
  }
}

class PortSource implements Source {
  onopen: (() => unknown) | null = null;
  onerror: (() => unknown) | null = null;
  readonly close: () => void;
  readonly #heard = new Map<string, (event: { data: string }) => void>();

  constructor(close: () => void) {
    this.close = close;
  }

  addEventListener(name: string, heard: (event: { data: string }) => void): void {
    this.#heard.set(name, heard);
  }

  tell(name: string, data: string): void {
    this.#heard.get(name)?.({ data });
  }
}

/** The way of this page. */
export function wayOut(): Way {
  if ("port" in document.documentElement.dataset) return new PortWay();
  return {
    ask: (name, init) => fetch(name, init),
    hear: (address) => new EventSource(address) as unknown as Source,
  };
}
