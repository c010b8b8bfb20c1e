import type { ZodType, ZodTypeDef } from 'zod';
import { z } from 'zod';
import { isJsonObject } from '../../../protocol/json';
import type { Reply } from '../http/endpoint';
import { Refusal } from '../http/refusal';

/** Imports of `hq`: what is wrong with one row does not keep the others out. */

const MOST_ROWS = 50;

/** Rows are checked one by one, not with the body. */
export const importBody = z.array(z.unknown()).min(1).max(MOST_ROWS);

/**
 * Adds each row that is in order. How a row that is not comes back is documented only as "along with content and
 * error information"; here, as sent and with `errors`.
 *
 * @param add throws a Refusal for a row that cannot be added
 */
export function importRows<Entry, Added>(
	rows: readonly unknown[],
	schema: ZodType<Entry, ZodTypeDef, unknown>,
	add: (entry: Entry) => Added,
): Reply {
	const success_items: Added[] = [];
	const failure_items: object[] = [];
	for (const row of rows) {
		const entry = schema.safeParse(row);
		const failed = (code: string, messages: readonly string[]) => {
			const errors = messages.map((message) => ({ code, message }));
			failure_items.push({ ...(isJsonObject(row) ? row : {}), errors });
		};
		if (!entry.success) {
			const messages = entry.error.issues.map(
				({ path, message }) => `${path.join('.') || 'row'}: ${message}`,
			);
			failed('BAD_INPUT', messages);
			continue;
		}
		try {
			success_items.push(add(entry.data));
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			failed(error.code, [error.message]);
		}
	}
	return {
		status: 201,
		body: {
			success: success_items.length,
			failure: failure_items.length,
			success_items,
			failure_items,
		},
	};
}
