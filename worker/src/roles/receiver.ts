import type { RequestListener } from 'node:http';
import type { Router } from 'express';
import type { Core } from '../core/core';
import type { Services } from '../core/services';
import { CallbackMetrics } from '../http/callbacks/callbackMetrics';
import { CallbackReceiver } from '../http/callbacks/callbackReceiver';
import { callbackRouter } from '../http/callbacks/callbackRouter';
import { callbacksFirst } from '../http/callbacks/callbacksFirst';

export interface ReceiverRole {
	/** For the app. */
	router: Router;
	/** Puts the usual callbacks before the app. */
	before(app: RequestListener): RequestListener;
}

/** The role `receiver`: accepts Autodesk's callbacks. It opens and closes with the server. */
export function receiver(core: Core, { intake, quarantine }: Services): ReceiverRole {
	const { directory, log } = core;
	const metrics = new CallbackMetrics(core.metrics);
	const callbacks = new CallbackReceiver({ intake, quarantine, metrics, log });
	return {
		router: callbackRouter(directory, callbacks, metrics),
		before: (app) => callbacksFirst({ directory, receiver: callbacks, metrics }, app),
	};
}
