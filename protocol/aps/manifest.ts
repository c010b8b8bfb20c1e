import { isJsonObject, objectsIn } from '../json';
import type { JsonObject } from '../json';

/**
 * The manifest of a model: everything that Model Derivative has made of it. Source: Model Derivative v2,
 * Fetch Manifest.
 */
export interface Manifest {
	status: DerivativeStatus;
	/** 0 to 100. */
	progress: number | undefined;
	region: string | undefined;
	hasThumbnail: boolean;
	derivatives: readonly Derivative[];
	messages: readonly string[];
}

/** One output format. */
export interface Derivative {
	/** E.g. `svf2`. */
	format: string;
	status: DerivativeStatus;
	progress: number | undefined;
	/** Name of the source file. */
	name: string | undefined;
	resources: readonly DerivativeResource[];
}

/** A file, view or other part of a derivative. */
export interface DerivativeResource {
	/** Undefined for parts that are no files, such as views and 3D geometry of SVF2. */
	urn: string | undefined;
	guid: string | undefined;
	name: string | undefined;
	/** E.g. `graphics`, `thumbnail`, `3d`. */
	role: string | undefined;
	type: string | undefined;
	mime: string | undefined;
	status: string | undefined;
	/** Name of the view that it belongs to. */
	view: string | undefined;
}

/** `timeout` is final, like `failed`. */
export type DerivativeStatus = 'pending' | 'inprogress' | 'success' | 'failed' | 'timeout';

const STATUSES: readonly DerivativeStatus[] = [
	'pending',
	'inprogress',
	'success',
	'failed',
	'timeout',
];

/** Whether Model Derivative still works on it. */
export function isTranslating(status: DerivativeStatus): boolean {
	return status === 'pending' || status === 'inprogress';
}

/** @returns undefined for an answer that is no manifest */
export function readManifest(body: unknown): Manifest | undefined {
	if (!isJsonObject(body)) return undefined;
	const status = statusOf(body.status);
	if (status === undefined) return undefined;
	const derivatives = objectsIn(body.derivatives);
	return {
		status,
		progress: percentOf(body.progress),
		region: textOf(body.region),
		hasThumbnail: String(body.hasThumbnail) === 'true',
		derivatives: derivatives.map(readDerivative),
		messages: [...new Set([...messagesIn(body), ...derivatives.flatMap(allMessages)])],
	};
}

function readDerivative(derivative: JsonObject): Derivative {
	return {
		format: textOf(derivative.outputType) ?? '',
		status: statusOf(derivative.status) ?? 'pending',
		progress: percentOf(derivative.progress),
		name: textOf(derivative.name),
		resources: objectsIn(derivative.children).flatMap((child) => resourcesIn(child, undefined)),
	};
}

/** In the order of the manifest: a part before the parts below it. */
function resourcesIn(node: JsonObject, view: string | undefined): DerivativeResource[] {
	const name = textOf(node.name);
	const ownView = node.type === 'geometry' ? (name ?? view) : view;
	const resource: DerivativeResource = {
		urn: textOf(node.urn),
		guid: textOf(node.guid),
		name,
		role: textOf(node.role),
		type: textOf(node.type),
		mime: textOf(node.mime),
		status: textOf(node.status),
		view: ownView,
	};
	return [resource, ...objectsIn(node.children).flatMap((child) => resourcesIn(child, ownView))];
}

function allMessages(node: JsonObject): string[] {
	return [...messagesIn(node), ...objectsIn(node.children).flatMap(allMessages)];
}

/** `{ type, code, message }`, where the message is text or a list of texts. */
function messagesIn({ messages }: JsonObject): string[] {
	return objectsIn(messages).map(({ code, message, type }) => {
		const text = [message].flat().filter((part) => typeof part === 'string');
		return [textOf(code) ?? textOf(type), text.join(' ')].filter(Boolean).join(': ');
	});
}

function statusOf(value: unknown): DerivativeStatus | undefined {
	const text = textOf(value)?.toLowerCase();
	return STATUSES.find((status) => status === text);
}

/** `12% complete`, or `complete`. */
function percentOf(value: unknown): number | undefined {
	const text = textOf(value) ?? '';
	if (/^complete$/i.test(text)) return 100;
	const [, percent] = /(\d+(?:\.\d+)?)\s*%/.exec(text) ?? [];
	return percent === undefined ? undefined : Number(percent);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
