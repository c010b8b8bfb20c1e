import type { Router } from 'express';
import type { Core } from '../core/core';
import type { Services } from '../core/services';
import { callbacks } from '../http/callbacks';

/** The role `receiver`: accepts Autodesk's callbacks. It opens and closes with the server. */
export function receiver(
	{ directory, metrics, log }: Core,
	{ intake, quarantine }: Services,
): Router {
	return callbacks(directory, intake, quarantine, metrics, log);
}
