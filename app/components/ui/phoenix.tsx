/** The portal's mark, a phoenix in flight; takes the colour of the text around it. Decorative. */
export function Phoenix({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" className={className} aria-hidden="true" focusable="false">
      <g fill="currentColor">
        <path d="M38.600 13.300 43 15.100l-4.500 1.300c-.5 5.700-4.600 9.900-10.600 11.500C21.500 29.600 16 27.400 13.200 22.600c5.300 2 9.300 1.100 11.700-1.900 1.500-1.900 2-4.400 3.300-6.600 1.400-2.400 3.700-3.800 6.200-3.500 1.900.2 3.400 1.200 4.200 2.700Z" />
        <path d="M25.600 17.900C21.300 18 17 15.500 14.700 9.600c-.8-2-1.200-3.800-1.300-5.100 3.400 3.300 7.300 4.100 10 6.100 2 1.500 2.900 4.100 2.200 7.300Z" />
        <path d="M33.300 10.500c-.7-2.400-.2-4.600 1.500-6.300.4 2.200 1 3.700 2.300 5.300l-1 1.300c-.8-.3-1.900-.4-2.800-.3Z" />
        <circle cx="6.200" cy="35.900" r="2.100" />
        <circle cx="9.700" cy="43" r="2.100" />
        <circle cx="20.700" cy="45" r="2.100" />
      </g>
      <g fill="none" stroke="currentColor" strokeWidth="2.300" strokeLinecap="round">
        <path d="M21.500 28.600c-2.500 5.700-8 8.600-15.300 7.300" />
        <path d="M25.600 29.200c-1.600 7.400-7.300 12.800-15.900 13.800" />
        <path d="M29.900 28.100c.4 7.200-2.900 13.300-9.200 16.900" />
      </g>
      <circle cx="34.300" cy="14.100" r="1.150" className="fill-chrome" />
    </svg>
  );
}
