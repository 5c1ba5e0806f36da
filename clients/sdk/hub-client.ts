import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { parse, print } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

/** A fault of a request, as the hub told it: the first error's message, and every code. */
export class HubError extends Error {
  constructor(
    message: string,
    readonly codes: readonly string[],
  ) {
    super(message);
  }
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly members?: readonly string[] };
  }[];
}

export interface HubClientOptions {
  /** The hub's GraphQL address, such as `http://127.0.0.1:4000/graphql`. */
  readonly url: string;
  /** Access token; none: the public. */
  readonly token?: string | null;
  /** Language of refusals. */
  readonly language?: 'zh-CN' | 'en';
}

/** A typed client of the hub: requests over HTTP, subscriptions over WebSocket with reconnect. */
export class HubClient {
  constructor(private readonly options: HubClientOptions) {}

  /** Sends a query or mutation. Throws HubError for a fault of the request; a refusal by a rule is in `userErrors`. */
  async request<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    const response = await fetch(this.options.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        'accept-language': this.language,
        ...this.authorization,
      },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const answer = (await response.json()) as Answer<Data>;
    if (answer.errors !== undefined || answer.data === undefined || answer.data === null) {
      const codes = (answer.errors ?? []).map((error) => error.extensions?.code ?? 'UNKNOWN');
      throw new HubError(answer.errors?.[0]?.message ?? `HTTP ${response.status}`, codes);
    }
    return answer.data;
  }

  /** Asks in words of one's own, such as fields that a department has added; what is missing is told beside what came. */
  async ask<Data>(
    query: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly data: Data | null; readonly missing: readonly string[]; readonly message: string | null }> {
    const headers = { 'content-type': 'application/json', 'accept-language': this.language, ...this.authorization };
    const response = await fetch(this.options.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data = null, errors = [] } = (await response.json()) as Answer<Data>;
    const missing = errors.flatMap(({ extensions }) => extensions?.members ?? []);
    return { data, missing, message: errors[0]?.message ?? null };
  }

  /** Follows a subscription in words of one's own until the returned function is called. */
  follow<Data>(query: string, variables: Record<string, unknown>, onData: (data: Data) => void): () => void {
    return this.subscribe(parse(query), variables, {
      onData,
      onError: () => undefined,
    });
  }

  /** Follows a subscription; calls `onData` for each event until the returned function is called. */
  subscribe<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    handlers: { readonly onData: (data: Data) => void; readonly onError: (error: unknown) => void },
  ): () => void {
    const client = createClient({
      url: this.options.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: this.authorization,
      shouldRetry: () => true,
    });
    const unsubscribe = client.subscribe<Data>(
      { query: print(document), variables },
      {
        next: (answer) => (answer.data ? handlers.onData(answer.data) : handlers.onError(answer.errors)),
        error: handlers.onError,
        complete: () => undefined,
      },
    );
    return () => {
      unsubscribe();
      void client.dispose();
    };
  }

  private get language(): string {
    return this.options.language ?? 'zh-CN';
  }

  private get authorization(): Record<string, string> {
    const { token } = this.options;
    return token === undefined || token === null ? {} : { authorization: `Bearer ${token}` };
  }
}
