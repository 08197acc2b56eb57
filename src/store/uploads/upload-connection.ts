import { isGone } from '../../api/errors.js';
import type { Connection, Integration } from '../../api/schema.js';
import { connectionsOf } from '../connections/matching.js';
import { Creations } from '../linking/create-connection.js';
import type { UploadServices } from './upload-services.js';

/** Statuses of a connection that takes files. Whether it ever turns `Linked` is not documented. */
const usable: readonly string[] = ['Linked', 'PendingAuth'];

/** The connection that files of one kind are sent to: adopted where the company has one, else created, never twice. */
export class UploadConnection {
  readonly #services: UploadServices;
  readonly #creations: Creations;
  #pending: Promise<Connection> | undefined;
  #abort = new AbortController();
  #integration: Integration | undefined;

  constructor(services: UploadServices) {
    this.#services = services;
    this.#creations = new Creations(services);
  }

  set integration(integration: Integration) {
    if (integration.key !== this.#integration?.key) this.#pending = undefined;
    this.#integration = integration;
  }

  /** Rejects with a CodatError. */
  get(): Promise<Connection> {
    if (this.#pending) return this.#pending;
    const pending = this.#findOrCreate(this.#abort.signal).catch((error: unknown) => {
      if (this.#pending === pending) this.#pending = undefined;
      throw error;
    });
    this.#pending = pending;
    return pending;
  }

  /** Ends what is under way: nobody waits for the connection any more. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#pending = undefined;
  }

  /** Whether Codat no longer has this connection; then `get` finds or creates another one. */
  async isDeleted({ id }: Connection): Promise<boolean> {
    try {
      await this.#services.connections.fetch(id, this.#abort.signal);
      return false;
    } catch (error) {
      if (!isGone(error)) throw error;
      // Another file may have found that before, and the next connection be there already.
      const pending = this.#pending;
      const current = await pending?.catch(() => undefined);
      if (current?.id === id && this.#pending === pending) this.#pending = undefined;
      return true;
    }
  }

  async #findOrCreate(signal: AbortSignal): Promise<Connection> {
    const integration = this.#integration;
    if (!integration) throw new Error('No integration to upload to');
    const { connections } = this.#services;
    const find = async (isDoubtful: boolean) => {
      const all = await (isDoubtful ? connections.reread(signal) : connections.fresh(signal));
      return connectionsOf(integration, all).find(({ status }) => usable.includes(status));
    };
    const connection = await this.#creations.findOrCreate({
      integration,
      find,
      knownIds: () => new Set(connections.all.map(({ id }) => id)),
      signal,
    });
    if (!connections.all.some(({ id }) => id === connection.id)) connections.received(connection);
    return connection;
  }
}
