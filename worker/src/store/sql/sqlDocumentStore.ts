import type { DocumentStore, StoredDocument } from '../documentStore';
import type { SqlDatabase } from './database';
import { SCHEMA } from './migrations';

const TABLE = `${SCHEMA}.record`;

/** A document store in one table, keyed by kind and id. */
export class SqlDocumentStore implements DocumentStore {
	constructor(private readonly database: SqlDatabase) {}

	async get(kind: string, id: string): Promise<string | undefined> {
		if (cannotExist(id)) return undefined;
		const { rows } = await this.database.query<{ value: string }>(
			`SELECT value FROM ${TABLE} WHERE kind = $1 AND id = $2`,
			[kind, id],
		);
		return rows[0]?.value;
	}

	async list(kind: string): Promise<StoredDocument[]> {
		const { rows } = await this.database.query<StoredDocument>(
			`SELECT id, value FROM ${TABLE} WHERE kind = $1`,
			[kind],
		);
		return rows;
	}

	async insert(kind: string, id: string, value: string): Promise<boolean> {
		return await this.#changes(
			`INSERT INTO ${TABLE} (kind, id, value) VALUES ($1, $2, $3)
			 ON CONFLICT DO NOTHING RETURNING id`,
			[kind, id, value],
		);
	}

	async replace(kind: string, id: string, expected: string, value: string): Promise<boolean> {
		return await this.#changes(
			`UPDATE ${TABLE} SET value = $4, updated_at = now()
			 WHERE kind = $1 AND id = $2 AND value = $3 RETURNING id`,
			[kind, id, expected, value],
		);
	}

	async delete(kind: string, id: string): Promise<boolean> {
		if (cannotExist(id)) return false;
		return await this.#changes(`DELETE FROM ${TABLE} WHERE kind = $1 AND id = $2 RETURNING id`, [
			kind,
			id,
		]);
	}

	async #changes(statement: string, parameters: readonly string[]): Promise<boolean> {
		const { rows } = await this.database.query(statement, parameters);
		return rows.length > 0;
	}
}

/** PostgreSQL refuses every text with a NUL character, and so has no record with such an id. */
function cannotExist(id: string): boolean {
	return id.includes('\0');
}
