import type { Logger } from 'pino';
import { WebSocket } from 'ws';

/** Less than this is on its way to a client that reads as soon as it can. */
const IN_PASSING_BYTES = 1_000_000;

type Sent = (error: Error) => void;

/**
 * Connections that are broken off where the client sends what is too long, or reads nothing of what it is sent: `unreadAtMost` messages are
 * on their way, and more than passes at once. Faults are logged; the protocol's library would print them.
 */
export function guardedSocket(log: Logger, unreadAtMost: number): typeof WebSocket {
  return class extends WebSocket {
    private unread = 0;

    override emit(event: string | symbol, ...details: unknown[]): boolean {
      if (event !== 'error') return super.emit(event, ...details);
      log.info({ err: details[0] }, 'a WebSocket connection was broken off');
      return true;
    }

    override send(data: Parameters<WebSocket['send']>[0], ...more: unknown[]): void {
      const [options, sent] = typeof more[0] === 'object' ? more : [{}, more[0]];
      if (this.takes()) super.send(data, options as object, this.counted(sent as Sent | undefined));
    }

    override pong(data?: unknown, mask?: boolean, sent?: Sent): void {
      if (this.takes()) super.pong(data, mask, this.counted(sent));
    }

    private takes(): boolean {
      if (this.unread < unreadAtMost || this.bufferedAmount < IN_PASSING_BYTES) return true;
      if (this.readyState === WebSocket.OPEN) {
        log.info({ unread: this.unread }, 'a WebSocket connection was broken off: its client reads nothing');
        this.terminate();
      }
      return false;
    }

    private counted(sent: Sent | undefined): (error?: Error) => void {
      this.unread += 1;
      return (error) => {
        this.unread -= 1;
        sent?.(error as Error);
      };
    }
  };
}
