import { z } from 'zod';
import { REGIONS } from '../../../protocol/aps/regions';
import { DEFAULT_SETTINGS } from '../state/settings';

/** Bodies of the control endpoints. */

const generated = z.object({ seed: z.number().int(), size: z.number().int().min(0) }).strict();

/** Puts an object into a bucket without an upload. */
export const objectBody = z
	.object({ bucketKey: z.string(), objectKey: z.string().min(1), generated })
	.strict();

/** Compares an object with the generated content of a seed. */
export const checkBody = z.object({ objectId: z.string(), seed: z.number().int() }).strict();

/** A token without the way through OAuth. */
export const tokenBody = z
	.object({
		kind: z.enum(['2L', '3L', 'SSA']),
		clientId: z.string(),
		userId: z.string().optional(),
		scopes: z.array(z.string()),
	})
	.strict();

export const cutLinkBody = z.object({ afterBytes: z.number().int().min(0) }).strict();

export const uploadBody = z
	.object({
		fileName: z.string().min(1).max(255),
		folderId: z.string().optional(),
		content: z.string().optional(),
		generated: generated.optional(),
	})
	.strict();

export const eventBody = z
	.object({
		system: z.string(),
		event: z.string(),
		scope: z.string().optional(),
		region: z.enum(REGIONS).optional(),
		resourceUrn: z.string().optional(),
		payload: z.record(z.unknown()).optional(),
	})
	.strict();

const count = z.number().int().min(1).max(100_000);

export const burstBody = z.object({ count, folderId: z.string().optional() }).strict();

export const populateBody = z
	.object({
		accountUsers: count,
		projects: count,
		files: count,
		folders: count,
		filesPerFolder: count,
		issues: count,
		assets: count,
		rfis: count,
		submittals: count,
		forms: count,
		projectId: z.string(),
		hubId: z.string(),
		folderId: z.string(),
	})
	.partial()
	.strict();

const fault = z.discriminatedUnion('kind', [
	z
		.object({
			kind: z.literal('status'),
			status: z.number().int().min(400).max(599),
			retryAfter: z.union([z.number(), z.string()]).optional(),
			errorCode: z.string().optional(),
			body: z.unknown(),
		})
		.strict(),
	z
		.object({
			kind: z.literal('slow'),
			delayMs: z.number().int().min(0),
			effect: z.enum(['late', 'atOnce']).optional(),
		})
		.strict(),
	z
		.object({
			kind: z.literal('cut'),
			when: z.enum(['beforeHeaders', 'afterHeaders', 'midBody']),
		})
		.strict(),
]);
const errorIn200 = z.object({ kind: z.literal('errorIn200') }).strict();
const cutAtByte = z
	.object({ kind: z.literal('cut'), when: z.literal('atByte'), byte: z.number().int().min(0) })
	.strict();

export const faultBody = z
	.object({
		method: z.string().optional(),
		path: z.string().startsWith('/'),
		fault: z.union([fault, errorIn200, cutAtByte]),
		times: z.number().int().min(1).optional(),
		after: z.number().int().min(0).optional(),
		every: z.number().int().min(1).optional(),
	})
	.strict();

export const expireBody = z
	.object({ clientId: z.string().optional(), kind: z.enum(['2L', '3L', 'SSA']).optional() })
	.strict();

/** Any settings, with values of the type of their default. */
export const settingsBody = z
	.record(z.union([z.boolean(), z.number(), z.string()]))
	.superRefine((settings, context) => {
		for (const [name, value] of Object.entries(settings)) {
			const known = (DEFAULT_SETTINGS as unknown as Record<string, unknown>)[name];
			if (typeof known !== typeof value) {
				const message = known === undefined ? 'unknown setting' : `must be a ${typeof known}`;
				context.addIssue({ code: 'custom', path: [name], message });
			}
		}
	});
