import helmet from 'helmet';

/** No scripts, nothing from elsewhere, no frames, and no traces in caches. */
export const securityHeaders = helmet({
	contentSecurityPolicy: {
		useDefaults: false,
		directives: {
			defaultSrc: ["'none'"],
			styleSrc: ["'self'"],
			imgSrc: ["'self'"],
			formAction: ["'self'"],
			frameAncestors: ["'none'"],
			baseUri: ["'none'"],
		},
	},
	referrerPolicy: { policy: 'no-referrer' },
});
