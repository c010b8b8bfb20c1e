import helmet from 'helmet';

/** No scripts, nothing from other sites, no frames, no referrers. */
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
