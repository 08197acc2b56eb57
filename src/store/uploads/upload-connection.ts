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
  #integration: Integration | undefined;

  constructor(services: UploadServices) {
    this.#services = services;
    this.#creations = new Creations(services.proxyId, services.client);
  }

  set integration(integration: Integration) {
    if (integration.key !== this.#integration?.key) this.#pending = undefined;
    this.#integration = integration;
  }

  /** Rejects with a CodatError. */
  get(): Promise<Connection> {
    this.#pending ??= this.#findOrCreate().catch((error: unknown) => {
      this.#pending = undefined;
      throw error;
    });
    return this.#pending;
  }

  /** Whether Codat no longer has the connection; then `get` finds or creates another one. */
  async isDeleted(): Promise<boolean> {
    const connection = await this.#pending;
    if (!connection) return true;
    try {
      await this.#services.connections.fetch(connection.id, new AbortController().signal);
      return false;
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#pending = undefined;
      return true;
    }
  }

  async #findOrCreate(): Promise<Connection> {
    const integration = this.#integration;
    if (!integration) throw new Error('No integration to upload to');
    const { connections } = this.#services;
    const { signal } = new AbortController();
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
