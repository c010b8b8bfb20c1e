import type { AnyEndpoint } from '../http/endpoint';
import { listAppHooks, listEventHooks, listHooks, listSystemHooks } from './hookLists';
import { createHook, createSystemHooks, deleteHook, getHook, updateHook } from './hooks';
import { createSecret, deleteSecret, replaceSecret } from './secrets';

export const webhooks: readonly AnyEndpoint[] = [
	createHook,
	createSystemHooks,
	getHook,
	updateHook,
	deleteHook,
	listHooks,
	listSystemHooks,
	listEventHooks,
	listAppHooks,
	createSecret,
	replaceSecret,
	deleteSecret,
];
