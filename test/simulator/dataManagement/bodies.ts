import { z } from 'zod';

/** The JSON:API bodies of writes. All objects are strict: what is not documented is refused. */

// The quote characters are left to the server: sources name different ones.
const FORBIDDEN_IN_NAMES = /[<>:"/\\|?*\n\r\t\0\f¢™$®]/;

export const fileName = z
	.string()
	.min(1)
	.max(255)
	.refine(
		(name) => !FORBIDDEN_IN_NAMES.test(name),
		'holds characters that are not allowed in names',
	);

const jsonapi = z.object({ version: z.literal('1.0') }).strict();

/** `{ data: { type, id } }` */
function link<Type extends z.ZodTypeAny>(type: Type) {
	return z.object({ data: z.object({ type, id: z.string().min(1) }).strict() }).strict();
}

function extension<Type extends string>(prefix: Type) {
	return z
		.object({
			type: z.string().startsWith(`${prefix}:`),
			version: z.literal('1.0'),
			data: z.record(z.unknown()).optional(),
		})
		.strict();
}

const folderExtension = z
	.object({
		type: z.string().startsWith('folders:'),
		version: z.literal('1.0'),
		data: z
			.object({ description: z.string().max(255) })
			.partial()
			.strict()
			.optional(),
	})
	.strict();

/** Ties Model Derivative webhooks to an upload. */
const meta = z
	.object({
		workflow: z.string().regex(/^[A-Za-z0-9.-]{1,36}$/),
		workflowAttribute: z
			.record(z.unknown())
			.refine(
				(value) => Buffer.byteLength(JSON.stringify(value)) < 1024,
				'must be smaller than 1 KB',
			),
	})
	.partial()
	.strict();

export const storageBody = z
	.object({
		jsonapi,
		data: z
			.object({
				type: z.literal('objects'),
				attributes: z.object({ name: fileName }).strict(),
				relationships: z.object({ target: link(z.enum(['folders', 'items'])) }).strict(),
			})
			.strict(),
	})
	.strict();

export const createFolderBody = z
	.object({
		jsonapi,
		data: z
			.object({
				type: z.literal('folders'),
				attributes: z.object({ name: fileName, extension: folderExtension }).strict(),
				relationships: z.object({ parent: link(z.literal('folders')) }).strict(),
			})
			.strict(),
	})
	.strict();

/** Of the data of an update. */
function changesSomething({ attributes, relationships }: Change): boolean {
	return Object.keys({ ...attributes, ...relationships }).length > 0;
}

interface Change {
	attributes?: object | undefined;
	relationships?: object | undefined;
}

export const updateFolderBody = z
	.object({
		jsonapi,
		data: z
			.object({
				type: z.literal('folders'),
				id: z.string(),
				attributes: z
					.object({ name: fileName, hidden: z.boolean(), extension: folderExtension.partial() })
					.partial()
					.strict()
					.optional(),
				relationships: z
					.object({ parent: link(z.literal('folders')) })
					.strict()
					.optional(),
			})
			.strict()
			.refine(changesSomething, 'nothing to change'),
	})
	.strict();

export const updateItemBody = z
	.object({
		jsonapi,
		data: z
			.object({
				type: z.literal('items'),
				id: z.string(),
				attributes: z.object({ displayName: fileName }).strict().optional(),
				relationships: z
					.object({ parent: link(z.literal('folders')) })
					.strict()
					.optional(),
			})
			.strict()
			.refine(changesSomething, 'nothing to change'),
	})
	.strict();

export const updateVersionBody = z
	.object({
		jsonapi,
		data: z
			.object({
				type: z.literal('versions'),
				id: z.string(),
				attributes: z.object({ name: fileName }).strict(),
			})
			.strict(),
	})
	.strict();

/** References of a new version; examples write the version of their type with two or three numbers. */
const refs = z
	.object({
		data: z.array(
			z
				.object({
					type: z.literal('versions'),
					id: z.string(),
					meta: z
						.object({
							refType: z.literal('xrefs'),
							direction: z.enum(['from', 'to']),
							extension: z
								.object({
									type: z.literal('xrefs:autodesk.core:Xref'),
									version: z.string().regex(/^1\.[01](\.0)?$/),
									data: z
										.object({ nestedType: z.enum(['attachment', 'overlay']) })
										.partial()
										.strict()
										.optional(),
								})
								.strict(),
						})
						.strict(),
				})
				.strict(),
		),
	})
	.strict();

export type NewReferences = z.infer<typeof refs>;

export const createItemBody = z
	.object({
		jsonapi,
		data: z
			.object({
				type: z.literal('items'),
				attributes: z
					.object({ displayName: fileName.optional(), extension: extension('items') })
					.strict(),
				relationships: z
					.object({ tip: link(z.literal('versions')), parent: link(z.literal('folders')) })
					.strict(),
			})
			.strict(),
		included: z
			.array(
				z
					.object({
						type: z.literal('versions'),
						id: z.string(),
						attributes: z.object({ name: fileName, extension: extension('versions') }).strict(),
						relationships: z
							.object({ storage: link(z.literal('objects')), refs })
							.partial()
							.strict()
							.optional(),
					})
					.strict(),
			)
			.length(1),
		meta: meta.optional(),
	})
	.strict();

export const createVersionBody = z
	.object({
		jsonapi,
		data: z
			.object({
				type: z.literal('versions'),
				attributes: z
					.object({ name: fileName.optional(), extension: extension('versions') })
					.strict(),
				relationships: z
					.object({
						item: link(z.literal('items')),
						storage: link(z.literal('objects')).optional(),
						refs: refs.optional(),
					})
					.strict(),
			})
			.strict(),
		meta: meta.optional(),
	})
	.strict();
