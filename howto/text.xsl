<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: GPL-2.0-only -->
<!--
  The HOWTO as plain text, before it is filled (tools/howto/render.c does
  that). Each line of the result is KIND INDENT PREFIX TEXT, parted by tabs:

    h  a heading of the level INDENT
    p  text to be filled, behind INDENT blanks and, in its first line, PREFIX
    v  a line to be left as it is, behind INDENT blanks
    b  an empty line, unless there is one
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

  <xsl:variable name="empty" select="'b&#9;0&#9;&#9;&#10;'"/>

  <xsl:template name="line">
    <xsl:param name="kind" select="'p'"/>
    <xsl:param name="indent" select="2 + 4 * count(ancestor::d:listitem)"/>
    <xsl:param name="prefix"/>
    <xsl:param name="text"/>
    <xsl:value-of select="concat($kind, '&#9;', $indent, '&#9;', $prefix,
                                 '&#9;', $text, '&#10;')"/>
  </xsl:template>

  <!-- The text of the node, with marks of its own, blanks joined. -->
  <xsl:template name="words">
    <xsl:variable name="all"><xsl:apply-templates mode="inline"/></xsl:variable>
    <xsl:value-of select="normalize-space($all)"/>
  </xsl:template>

  <xsl:template match="text()" mode="inline"><xsl:value-of select="."/></xsl:template>

  <xsl:template match="d:link" mode="inline">
    <xsl:value-of select="concat(., ' (', @xlink:href, ')')"/>
  </xsl:template>

  <xsl:key name="section" match="d:section" use="@xml:id"/>

  <xsl:template match="d:xref" mode="inline">
    <xsl:value-of select="concat('&quot;', normalize-space(
      (key('section', @linkend)/d:title|key('section', @linkend)/d:info/d:title)[1]),
      '&quot;')"/>
  </xsl:template>

  <xsl:template match="/d:article">
    <xsl:call-template name="line">
      <xsl:with-param name="kind" select="'h'"/>
      <xsl:with-param name="indent" select="0"/>
      <xsl:with-param name="text" select="normalize-space(d:info/d:title)"/>
    </xsl:call-template>
    <xsl:apply-templates select="d:info"/>
    <xsl:apply-templates select="d:info/d:abstract/*"/>
    <xsl:apply-templates select="d:section"/>
  </xsl:template>

  <xsl:template match="d:section">
    <xsl:call-template name="line">
      <xsl:with-param name="kind" select="'h'"/>
      <xsl:with-param name="indent" select="1 + count(ancestor::d:section)"/>
      <xsl:with-param name="text"
                      select="normalize-space((d:title|d:info/d:title)[1])"/>
    </xsl:call-template>
    <xsl:apply-templates select="d:info"/>
    <xsl:apply-templates select="*[not(self::d:title or self::d:info)]"/>
  </xsl:template>

  <!-- What stands below the title. -->
  <xsl:template match="d:info">
    <xsl:if test="d:subtitle or d:author">
      <xsl:value-of select="$empty"/>
    </xsl:if>
    <xsl:for-each select="d:subtitle">
      <xsl:call-template name="line">
        <xsl:with-param name="text" select="normalize-space(.)"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="d:author">
      <xsl:variable name="mail" select="normalize-space(d:email)"/>
      <xsl:call-template name="line">
        <xsl:with-param name="text">
          <xsl:value-of select="concat('by ', normalize-space(d:personname))"/>
          <xsl:if test="$mail">
            <xsl:value-of select="concat(' &lt;', $mail, '&gt;')"/>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The first paragraph of an option stands right below its terms. -->
  <xsl:template match="d:para">
    <xsl:variable name="words"><xsl:call-template name="words"/></xsl:variable>
    <xsl:variable name="is_first" select="not(preceding-sibling::*)"/>
    <xsl:if test="not(ancestor::d:varlistentry and $is_first and parent::d:listitem)">
      <xsl:value-of select="$empty"/>
    </xsl:if>
    <xsl:call-template name="line">
      <xsl:with-param name="prefix">
        <xsl:choose>
          <xsl:when test="$is_first and parent::d:listitem/parent::d:itemizedlist">  * </xsl:when>
        </xsl:choose>
      </xsl:with-param>
      <xsl:with-param name="text">
        <xsl:if test="$is_first and parent::d:note">Note: </xsl:if>
        <xsl:value-of select="$words"/>
        <xsl:if test="not(node())">(not documented yet)</xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

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
        <xsl:call-template name="line">
          <xsl:with-param name="kind" select="'v'"/>
          <xsl:with-param name="indent" select="4 + 4 * count(ancestor::d:listitem)"/>
          <xsl:with-param name="text"
                          select="substring-before(concat($in, '&#10;'), '&#10;')"/>
        </xsl:call-template>
        <xsl:if test="string-length(substring-after($in, '&#10;'))">
          <xsl:call-template name="lines">
            <xsl:with-param name="in" select="substring-after($in, '&#10;')"/>
          </xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:programlisting">
    <xsl:variable name="all" select="string(.)"/>
    <xsl:value-of select="$empty"/>
    <xsl:call-template name="lines">
      <xsl:with-param name="in"
        select="substring($all, 1 + number(starts-with($all, '&#10;')))"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:variablelist">
    <xsl:for-each select="d:title">
      <xsl:value-of select="$empty"/>
      <xsl:call-template name="line">
        <xsl:with-param name="text" select="concat(normalize-space(.), ':')"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="d:varlistentry"/>
  </xsl:template>

  <xsl:template match="d:term">
    <xsl:if test="not(preceding-sibling::d:term)">
      <xsl:value-of select="$empty"/>
    </xsl:if>
    <xsl:call-template name="line">
      <xsl:with-param name="text"><xsl:call-template name="words"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:itemizedlist|d:listitem|d:note|d:varlistentry">
    <xsl:apply-templates/>
  </xsl:template>

</xsl:stylesheet>
