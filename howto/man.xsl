<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-2.0-only -->
<!--
  The HOWTO as a manual page, in man(7); the parameter "page" is its name.

  Text is escaped by the template "text": a backslash, a dash, and a dot or an
  apostrophe that could begin a line mean something to roff.
-->
<xsl:stylesheet version="1.0"
                xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:d="http://docbook.org/ns/docbook"
                xmlns:xlink="http://www.w3.org/1999/xlink"
                exclude-result-prefixes="d xlink">

  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:strip-space elements="d:article d:info d:author d:abstract d:section
                             d:variablelist d:varlistentry d:listitem
                             d:itemizedlist d:note"/>

  <xsl:param name="page"/>

  <!-- One character, by halves: a template may call itself 3000 times. -->
  <xsl:template name="replace">
    <xsl:param name="in"/>
    <xsl:param name="from"/>
    <xsl:param name="to"/>
    <xsl:variable name="half" select="floor(string-length($in) div 2)"/>
    <xsl:choose>
      <xsl:when test="$half &gt; 500">
        <xsl:call-template name="replace">
          <xsl:with-param name="in" select="substring($in, 1, $half)"/>
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="to" select="$to"/>
        </xsl:call-template>
        <xsl:call-template name="replace">
          <xsl:with-param name="in" select="substring($in, $half + 1)"/>
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="to" select="$to"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="contains($in, $from)">
        <xsl:value-of select="concat(substring-before($in, $from), $to)"/>
        <xsl:call-template name="replace">
          <xsl:with-param name="in" select="substring-after($in, $from)"/>
          <xsl:with-param name="from" select="$from"/>
          <xsl:with-param name="to" select="$to"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$in"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="text">
    <xsl:param name="in"/>
    <xsl:variable name="backslashes">
      <xsl:call-template name="replace">
        <xsl:with-param name="in" select="$in"/>
        <xsl:with-param name="from" select="'\'"/>
        <xsl:with-param name="to" select="'\e'"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="dashes">
      <xsl:call-template name="replace">
        <xsl:with-param name="in" select="string($backslashes)"/>
        <xsl:with-param name="from" select="'-'"/>
        <xsl:with-param name="to" select="'\-'"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="starts-with($dashes, '.') or
                  starts-with($dashes, &quot;'&quot;)">\&amp;</xsl:if>
    <xsl:value-of select="$dashes"/>
  </xsl:template>

  <xsl:template match="text()">
    <xsl:call-template name="text">
      <xsl:with-param name="in" select="string(.)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- A block is one line, its blanks joined, and none at its front: roff
       would indent it. What was behind these may mean something there. -->
  <xsl:template name="words">
    <xsl:param name="of" select="node()"/>
    <xsl:param name="behind"/>
    <xsl:variable name="all"><xsl:apply-templates select="$of"/></xsl:variable>
    <xsl:variable name="words" select="normalize-space($all)"/>
    <xsl:if test="starts-with($words, '.') or
                  starts-with($words, &quot;'&quot;)">\&amp;</xsl:if>
    <xsl:value-of select="concat($words, $behind, '&#10;')"/>
  </xsl:template>

  <!-- A request parts its arguments by quotes. -->
  <xsl:template name="heading">
    <xsl:variable name="words">
      <xsl:call-template name="words">
        <xsl:with-param name="of" select="(d:title|d:info/d:title)[1]/node()"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:call-template name="replace">
      <xsl:with-param name="in" select="string($words)"/>
      <xsl:with-param name="from" select="'&quot;'"/>
      <xsl:with-param name="to" select="'\(dq'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Lines as they are; each may begin with a dot. -->
  <!-- By halves: a template may call itself 3000 times, not more. -->
  <xsl:template name="lines">
    <xsl:param name="in"/>
    <xsl:variable name="half" select="floor(string-length($in) div 2)"/>
    <xsl:variable name="rest" select="substring($in, $half + 1)"/>
    <xsl:choose>
      <xsl:when test="$half &gt; 500 and
                      string-length(substring-after($rest, '&#10;'))">
        <xsl:call-template name="lines">
          <xsl:with-param name="in" select="concat(substring($in, 1, $half),
            substring-before($rest, '&#10;'), '&#10;')"/>
        </xsl:call-template>
        <xsl:call-template name="lines">
          <xsl:with-param name="in" select="substring-after($rest, '&#10;')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="line" select="substring-before(concat($in, '&#10;'), '&#10;')"/>
        <xsl:call-template name="text">
          <xsl:with-param name="in" select="$line"/>
        </xsl:call-template>
        <xsl:text>&#10;</xsl:text>
        <xsl:if test="string-length(substring-after($in, '&#10;'))">
          <xsl:call-template name="lines">
            <xsl:with-param name="in" select="substring-after($in, '&#10;')"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/d:article">
    <xsl:variable name="name">
      <xsl:call-template name="text">
        <xsl:with-param name="in" select="$page"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:text>.TH </xsl:text>
    <xsl:value-of select="translate($name, 'abcdefghijklmnopqrstuvwxyz',
                                    'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/>
    <xsl:text> 7 "" nfkit "</xsl:text>
    <xsl:value-of select="normalize-space(translate(d:info/d:title, '&quot;\', ''))"/>
    <xsl:value-of select="concat('&quot;&#10;.SH NAME&#10;', $name, ' \- ')"/>
    <xsl:call-template name="words">
      <xsl:with-param name="of" select="(d:info/d:subtitle|d:info/d:title)[last()]/node()"/>
    </xsl:call-template>
    <xsl:if test="d:info/d:abstract">
      <xsl:text>.SH DESCRIPTION&#10;</xsl:text>
      <xsl:apply-templates select="d:info/d:abstract/*"/>
    </xsl:if>
    <xsl:apply-templates select="d:section"/>
    <xsl:if test="d:info/d:author">.SH AUTHORS&#10;</xsl:if>
    <xsl:for-each select="d:info/d:author">
      <xsl:call-template name="words"/>
      <xsl:text>.br&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:section">
    <xsl:variable name="depth" select="count(ancestor::d:section)"/>
    <xsl:choose>
      <xsl:when test="$depth = 0">.SH </xsl:when>
      <xsl:when test="$depth = 1">.SS </xsl:when>
      <xsl:otherwise>.PP&#10;.B </xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="heading"/>
    <xsl:if test="d:info/d:subtitle or d:info/d:author">
      <xsl:text>.PP&#10;</xsl:text>
      <xsl:for-each select="d:info/d:subtitle">
        <xsl:call-template name="words"/>
        <xsl:text>.br&#10;</xsl:text>
      </xsl:for-each>
      <xsl:for-each select="d:info/d:author">
        <xsl:text>By </xsl:text>
        <xsl:call-template name="words"/>
        <xsl:text>.br&#10;</xsl:text>
      </xsl:for-each>
    </xsl:if>
    <xsl:apply-templates select="*[not(self::d:title or self::d:info)]"/>
  </xsl:template>

  <xsl:template match="d:email"> &lt;<xsl:apply-templates/>&gt;</xsl:template>

  <!-- The first paragraph of an item stands behind its tag, and the first of a
       section right below its heading, unless that is a line of text. -->
  <xsl:template match="d:para">
    <xsl:choose>
      <xsl:when test="parent::d:listitem and not(preceding-sibling::*)"/>
      <xsl:when test="parent::d:listitem">.IP&#10;</xsl:when>
      <xsl:when test="not(preceding-sibling::*[not(self::d:title or self::d:info)]
                          or ../d:info/d:subtitle or ../d:info/d:author
                          or ancestor::d:section[3])"/>
      <xsl:otherwise>.PP&#10;</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="not(node())">\fI(not documented yet)\fR</xsl:if>
    <xsl:call-template name="words"/>
  </xsl:template>

  <xsl:template match="d:programlisting">
    <xsl:if test="parent::d:listitem">.IP&#10;</xsl:if>
    <xsl:if test="not(parent::d:listitem)">.PP&#10;.RS 4&#10;</xsl:if>
    <xsl:text>.nf&#10;</xsl:text>
    <xsl:variable name="all" select="string(.)"/>
    <xsl:call-template name="lines">
      <xsl:with-param name="in"
        select="substring($all, 1 + number(starts-with($all, '&#10;')))"/>
    </xsl:call-template>
    <xsl:text>.fi&#10;</xsl:text>
    <xsl:if test="not(parent::d:listitem)">.RE&#10;</xsl:if>
  </xsl:template>

  <xsl:template match="d:variablelist">
    <xsl:if test="d:title">
      <xsl:text>.PP&#10;</xsl:text>
      <xsl:for-each select="d:title">
        <xsl:call-template name="words">
          <xsl:with-param name="behind" select="':'"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
    <xsl:if test="ancestor::d:listitem">.RS&#10;</xsl:if>
    <xsl:apply-templates select="d:varlistentry"/>
    <xsl:if test="ancestor::d:listitem">.RE&#10;</xsl:if>
  </xsl:template>

  <xsl:template match="d:term">
    <xsl:if test="preceding-sibling::d:term">.PD 0&#10;</xsl:if>
    <xsl:text>.TP&#10;</xsl:text>
    <xsl:call-template name="words"/>
    <xsl:if test="preceding-sibling::d:term">.PD&#10;</xsl:if>
  </xsl:template>

  <xsl:template match="d:itemizedlist">
    <xsl:if test="ancestor::d:listitem">.RS&#10;</xsl:if>
    <xsl:for-each select="d:listitem">
      <xsl:text>.IP \(bu 3&#10;</xsl:text>
      <xsl:apply-templates/>
    </xsl:for-each>
    <xsl:if test="ancestor::d:listitem">.RE&#10;</xsl:if>
  </xsl:template>

  <xsl:template match="d:note">
    <xsl:text>.PP&#10;\fBNote:\fR&#10;</xsl:text>
    <xsl:for-each select="d:para">
      <xsl:if test="position() &gt; 1">.PP&#10;</xsl:if>
      <xsl:call-template name="words"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:command|d:option|d:literal">
    <xsl:text>\fB</xsl:text><xsl:apply-templates/><xsl:text>\fR</xsl:text>
  </xsl:template>

  <xsl:template match="d:filename|d:replaceable">
    <xsl:text>\fI</xsl:text><xsl:apply-templates/><xsl:text>\fR</xsl:text>
  </xsl:template>

  <xsl:template match="d:link">
    <xsl:apply-templates/>
    <xsl:text> (</xsl:text>
    <xsl:call-template name="text">
      <xsl:with-param name="in" select="string(@xlink:href)"/>
    </xsl:call-template>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:key name="section" match="d:section" use="@xml:id"/>

  <xsl:template match="d:xref">
    <xsl:for-each select="key('section', @linkend)[1]">
      <xsl:text>"</xsl:text>
      <xsl:apply-templates select="(d:title|d:info/d:title)[1]/node()"/>
      <xsl:text>"</xsl:text>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
